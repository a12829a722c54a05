package mcl.cli;

import java.io.IOException;
import java.util.List;
import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;

/**
 * One command: reads its options, calls one library method, prints a report, says how it ended.
 *
 * <p>Results go to {@link Session#out()}, everything else to {@link Session#err()}. Wrong input is
 * a {@link mcl.base.check.UserException}.
 */
public interface Command {
  /** The word the user types after {@code mcl}. */
  String name();

  /** Where the overview lists it. */
  CommandGroup group();

  /** What it does, in one line without a full stop. */
  String summary();

  /** What it does, as the help page of the command says it: one or more paragraphs. */
  default String description() {
    return summary() + ".";
  }

  /** What words without an option mean, such as {@code FILE...}; empty if there are none. */
  default String operands() {
    return "";
  }

  /** Its options, in the order in which the help explains them. */
  List<CommandOption> options();

  /** At least one call that a user would really make. */
  List<Example> examples();

  /** Does it. */
  ExitCode run(Arguments arguments, Session session) throws IOException, InterruptedException;

  /**
   * A call for the help page.
   *
   * @param call the whole line, starting with {@code mcl}
   * @param effect what it does, in one line
   */
  record Example(String call, String effect) {}
}
