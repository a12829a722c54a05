package mcl.cli;

import java.util.List;
import java.util.Map;
import mcl.cli.terminal.Interruption;
import mcl.cli.terminal.Terminal;

/** The command line's entry, and the only place that ends the process. */
public final class Main {
  private Main() {}

  /** Runs the command that the words name. */
  public static void main(String[] words) {
    runAndExit(CommandKind.all(), words);
  }

  static void runAndExit(List<Command> commands, String[] words) {
    Map<String, String> environment = System.getenv();
    Terminal terminal = Terminal.ofProcess(environment, System.getProperties());
    System.setErr(terminal.err()); // so that what libraries print there stays off the progress bar
    Interruption interruption = new Interruption(terminal.err(), Main::endAtOnce);
    Session session = new Session(terminal, interruption, environment);
    System.exit(new Application(commands, session).run(List.of(words)).code());
  }

  /** Runs no shutdown hooks: one of them may be what hangs. */
  private static void endAtOnce() {
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
  }
}
