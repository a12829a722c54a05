package mcl.cli;

import java.io.IOException;
import java.util.List;
import mcl.base.check.UserException;
import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;

/** A command with every kind of option, which fails in the way it is told to. */
final class SampleCommand implements Command {
  private static final CommandOption DATA =
      CommandOption.list("data", "PATH", OptionGroup.INPUT, "Files to read.").required();
  private static final CommandOption STEPS =
      CommandOption.value("steps", "N", OptionGroup.TRAINING, "How many steps.").orElse(1000);
  private static final CommandOption LOWER =
      CommandOption.toggle("lower-case", OptionGroup.MODEL, "Fold upper case to lower.", true);
  private static final CommandOption FAIL =
      CommandOption.value("fail", "HOW", OptionGroup.OTHER, "How to fail.");

  @Override
  public String name() {
    return "sample";
  }

  @Override
  public CommandGroup group() {
    return CommandGroup.TRAINING;
  }

  @Override
  public String summary() {
    return "Do nothing, in every way";
  }

  @Override
  public List<CommandOption> options() {
    return List.of(DATA, STEPS, LOWER, FAIL);
  }

  @Override
  public List<Example> examples() {
    return List.of(new Example("mcl sample --data a.txt", "Does nothing with a file."));
  }

  @Override
  public ExitCode run(Arguments arguments, Session session)
      throws IOException, InterruptedException {
    session.out().println(arguments.integer(STEPS, 1, 5000));
    switch (arguments.optionalText(FAIL).orElse("not")) {
      case "user" -> throw new UserException("a.txt, line 3: not a number.");
      case "interrupt" -> throw new InterruptedException();
      case "disk" -> throw new IOException("No space left on device");
      case "state" -> throw new IllegalStateException("two clocks");
      case "class" -> throw new IllegalStateException(new NoClassDefFoundError("x/Y"));
      case "heap" -> throw new OutOfMemoryError("Java heap space");
      case "assertion" -> throw new AssertionError("never");
      case "wait" -> waitForSignal(session);
      default -> session.err().println("done");
    }
    return session.interruption().listen().getAsBoolean() ? ExitCode.INTERRUPTED : ExitCode.DONE;
  }

  /** Stands in for a long loop: works until it is told to stop, then saves. */
  private static void waitForSignal(Session session) throws InterruptedException {
    var stop = session.interruption().listen();
    session.out().println("started");
    while (!stop.getAsBoolean()) {
      Thread.sleep(10);
    }
    session.out().println("saved");
    session.out().flush();
  }
}
