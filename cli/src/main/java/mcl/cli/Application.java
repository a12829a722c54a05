package mcl.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import mcl.base.check.Stopped;
import mcl.base.check.UserException;
import mcl.base.json.NearestName;
import mcl.cli.options.ArgumentParser;
import mcl.cli.options.Arguments;
import mcl.cli.terminal.OutputClosed;

/** Finds the command that the words name, runs it, and turns every failure into a line. */
final class Application {
  private static final List<String> HELP = List.of("--help", "-h");
  private static final List<String> VERSION = List.of("--version", "-V");

  private final List<Command> commands;
  private final Session session;

  Application(List<Command> commands, Session session) {
    this.commands = List.copyOf(commands);
    this.session = session;
  }

  /** Runs the words behind {@code mcl}; prints, and never throws on account of a command. */
  ExitCode run(List<String> words) {
    boolean debug = ownWords(words).contains("--debug");
    if (debug) {
      System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "info");
      System.setProperty("org.slf4j.simpleLogger.log.ai.djl.util.cuda", "info");
    }
    try {
      ExitCode code = dispatch(words.stream().filter(word -> !word.equals("--debug")).toList());
      session.terminal().requireWritten();
      return code;
    } catch (OutputClosed e) {
      return ExitCode.OUTPUT_CLOSED;
    } catch (UserException e) {
      return fail(e, "error: " + e.getMessage(), ExitCode.WRONG_INPUT, debug);
    } catch (InterruptedException | Stopped e) {
      return fail(e, "Interrupted.", ExitCode.INTERRUPTED, debug);
    } catch (Exception | LinkageError | VirtualMachineError | AssertionError e) {
      return fail(e, FailureMessage.of(e), ExitCode.FAILED, debug);
    }
  }

  private ExitCode dispatch(List<String> words) throws IOException, InterruptedException {
    if (words.isEmpty()) {
      session.err().print(overview());
      return ExitCode.WRONG_INPUT;
    }
    String first = words.get(0);
    if (VERSION.contains(first)) {
      return print(BuildVersion.current() + "\n");
    }
    if (HELP.contains(first) || first.equals("help")) {
      return words.size() == 1 ? print(overview()) : help(find(words.get(1)));
    }
    Command command = find(first);
    List<String> rest = words.subList(1, words.size());
    boolean asksHelp = ownWords(rest).stream().anyMatch(HELP::contains);
    return asksHelp ? help(command) : run(command, rest);
  }

  private ExitCode run(Command command, List<String> words)
      throws IOException, InterruptedException {
    Arguments arguments =
        new ArgumentParser(
                "mcl " + command.name(), HelpPage.withCommon(command), command.operands())
            .parse(words);
    session.interruption().install();
    return command.run(arguments, session);
  }

  private Command find(String name) {
    return commands.stream()
        .filter(command -> command.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private UserException unknown(String name) {
    List<String> known =
        name.startsWith("-")
            ? List.of("--help", "--version", "--debug")
            : commands.stream().map(Command::name).toList();
    Optional<String> nearest = NearestName.to(name, known);
    return UserException.of(
        "unknown %s %s. %s",
        name.startsWith("-") ? "option" : "command",
        name,
        nearest.map(it -> "Did you mean " + it + "?").orElse("mcl --help lists the commands."));
  }

  private String overview() {
    return HelpPage.overview(commands, session.terminal().width());
  }

  private ExitCode help(Command command) {
    return print(HelpPage.of(command, session.terminal().width()));
  }

  private ExitCode print(String text) {
    session.out().print(text);
    session.out().flush();
    return ExitCode.DONE;
  }

  private ExitCode fail(Throwable failure, String line, ExitCode code, boolean debug) {
    session.out().flush();
    session.err().println(line);
    if (debug) {
      failure.printStackTrace(session.err());
    }
    session.err().flush();
    return code;
  }

  /** The words before "--", behind which a word is never an option. */
  private static List<String> ownWords(List<String> words) {
    return words.stream().takeWhile(word -> !word.equals("--")).toList();
  }
}
