package mcl.cli;

import java.io.PrintStream;
import java.util.Map;
import mcl.cli.terminal.Interruption;
import mcl.cli.terminal.Terminal;

/**
 * What a command has around it: where it prints, whether it was told to stop, and the environment.
 */
public record Session(
    Terminal terminal, Interruption interruption, Map<String, String> environment) {

  /** Takes a copy of the environment. */
  public Session {
    environment = Map.copyOf(environment);
  }

  /** For results. */
  public PrintStream out() {
    return terminal.out();
  }

  /** For messages and progress. */
  public PrintStream err() {
    return terminal.err();
  }
}
