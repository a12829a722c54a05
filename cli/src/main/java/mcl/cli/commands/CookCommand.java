package mcl.cli.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mcl.base.check.Stopped;
import mcl.cli.Command;
import mcl.cli.CommandGroup;
import mcl.cli.ExitCode;
import mcl.cli.Session;
import mcl.cli.cook.Cook;
import mcl.cli.cook.CookPlan;
import mcl.cli.cook.CookSummary;
import mcl.cli.cook.recipe.CookRecipe;
import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;
import mcl.cli.terminal.ShellLine;
import mcl.pretraining.Host;
import mcl.pretraining.checkpoint.CheckpointFailure;

/** {@code mcl cook}: the whole course-soup experiment. */
public final class CookCommand implements Command {
  private static final CommandOption RECIPE =
      CommandOption.value(
              "recipe",
              "FILE",
              OptionGroup.INPUT,
              "A JSON file such as configs/soups/demo-courses.json; mcl config explain cook says what"
                  + " can stand in it.")
          .required();
  private static final CommandOption OUT =
      CommandOption.value(
              "out",
              "DIR",
              OptionGroup.OUTPUT,
              "A new folder for ingredients/, uniform/, greedy/, scores.json and report.html; or one in"
                  + " which an experiment was interrupted, which then goes on.")
          .required();
  private static final CommandOption SET =
      CommandOption.list(
          "set",
          "FIELD=VALUE",
          OptionGroup.INPUT,
          "Set a field of the recipe, such as data=shards, over what the file says; may be repeated.");
  private static final CommandOption VERIFY =
      CommandOption.toggle(
          "verify",
          OptionGroup.INPUT,
          "Compare every shard with its checksum first, which reads all of the data once.",
          true);

  @Override
  public String name() {
    return "cook";
  }

  @Override
  public CommandGroup group() {
    return CommandGroup.TRAINING;
  }

  @Override
  public String summary() {
    return "Train the ingredients of a course soup, and make and judge it";
  }

  @Override
  public String description() {
    return "Pre-trains several models from one checkpoint, each with its own course weights, steps and"
        + " seed; judges each; makes the uniform and the greedy soup of them and judges those; and writes"
        + " report.html. Whenever it is interrupted, the same line goes on: what is trained and judged is"
        + " kept. A recipe that has changed is refused.";
  }

  @Override
  public List<CommandOption> options() {
    return List.of(RECIPE, SET, VERIFY, OUT, CommonOptions.THREADS, ComputeOptions.DEVICE);
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "mcl cook --recipe configs/soups/demo-courses.json --out soups/courses",
            "Four ingredients that go on from the demo's model."),
        new Example(
            "mcl cook --recipe mine.json --set line.points=0 --out soups/mine",
            "Without the way between each two ingredients."));
  }

  @Override
  public ExitCode run(Arguments arguments, Session session) throws IOException {
    CookRecipe recipe =
        ConfigOptions.read(arguments.path(RECIPE), SET, arguments, CookRecipe.defaults());
    Path out = arguments.path(OUT);
    Host host =
        new Host(
            System::nanoTime, session.interruption().listen(), ComputeOptions.device(arguments));
    Cook cook =
        new Cook(
            CookPlan.of(recipe),
            out,
            arguments.flag(VERIFY),
            CommonOptions.threads(arguments),
            host,
            session);
    try {
      CookSummary.lines(cook.run()).forEach(session.out()::println);
      session.out().println("Report: " + out.resolve("report.html"));
      return ExitCode.DONE;
    } catch (Stopped e) {
      session.err().println("Interrupted; all that is done is kept. To go on: " + line(arguments));
      return ExitCode.INTERRUPTED;
    } catch (CheckpointFailure failure) {
      session
          .err()
          .println(
              "error: "
                  + failure.getMessage()
                  + " Older checkpoints are as they were. Mend this first. To go on: "
                  + line(arguments));
      return ExitCode.FAILED;
    }
  }

  private static String line(Arguments arguments) {
    List<String> words = new ArrayList<>(List.of("cook"));
    words.addAll(arguments.words());
    return ShellLine.ofMcl(words);
  }
}
