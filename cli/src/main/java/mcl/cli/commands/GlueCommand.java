package mcl.cli.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import mcl.base.check.Stopped;
import mcl.base.check.UserException;
import mcl.base.json.Json;
import mcl.bridge.device.Compute;
import mcl.cli.Command;
import mcl.cli.CommandGroup;
import mcl.cli.ExitCode;
import mcl.cli.Session;
import mcl.cli.finetuning.GlueRun;
import mcl.cli.finetuning.GlueTable;
import mcl.cli.finetuning.TaskRun;
import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;
import mcl.cli.training.RunFolder;
import mcl.finetuning.StartingPoint;
import mcl.finetuning.glue.GlueSubmission;
import mcl.finetuning.glue.GlueTask;

/** {@code mcl glue}: fine-tunes for every task of GLUE. */
public final class GlueCommand implements Command {
  private static final String RESULTS = "glue_results.json";

  private static final CommandOption DATA =
      CommandOption.value(
              "data",
              "DIR",
              OptionGroup.INPUT,
              "The folder of GLUE's official files: CoLA/, SST-2/ and so on. Tasks that are not there"
                  + " are left out.")
          .required();
  private static final CommandOption TASKS =
      CommandOption.list(
          "tasks",
          "NAME",
          OptionGroup.INPUT,
          "Only these tasks, such as cola rte; to go on, all that were begun.");
  private static final CommandOption OUT =
      CommandOption.value(
              "out",
              "DIR",
              OptionGroup.OUTPUT,
              "A new folder, with one for each task as mcl finetune writes it, "
                  + RESULTS
                  + " and "
                  + GlueSubmission.FILE
                  + ".")
          .required();

  @Override
  public String name() {
    return "glue";
  }

  @Override
  public CommandGroup group() {
    return CommandGroup.TRAINING;
  }

  @Override
  public String summary() {
    return "Fine-tune for every task of GLUE, with one table and the leaderboard's archive";
  }

  @Override
  public String description() {
    return "Fine-tunes a model for each task of GLUE whose official files are there, with its own"
        + " recipe, and prints one table of development scores with their average as the papers"
        + " compute it. What the chosen models say of the test files is put into "
        + GlueSubmission.FILE
        + " in the leaderboard's form. Interrupted, --resume goes on with what is not finished.";
  }

  @Override
  public List<CommandOption> options() {
    return TuningOptions.all(List.of(DATA, TASKS), OUT);
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "mcl glue --model runs/small/checkpoint-1000000 --data glue --seeds 5 --out glue-small",
            "All tasks, five seeds each."),
        new Example(
            "mcl glue --model runs/small/checkpoint-1000000 --data glue --seeds 5 --out glue-small"
                + " --resume",
            "Go on with it."));
  }

  @Override
  public ExitCode run(Arguments arguments, Session session) throws IOException {
    Path out = arguments.path(OUT);
    List<GlueTask> tasks = GlueRun.tasks(arguments.path(DATA), wanted(arguments));
    GlueRun.requireFit(out, tasks, arguments.flag(TuningOptions.RESUME));
    TaskRun.Settings settings = TuningOptions.settings(arguments);
    Compute compute =
        ComputeOptions.choose(arguments, settings.precision(tasks.get(0).recipe()), session.err());
    BooleanSupplier stop = session.interruption().listen();
    try (StartingPoint start = StartingPoint.checkpoint(arguments.path(TuningOptions.MODEL))) {
      TaskRun run =
          new TaskRun(start, arguments.flag(TuningOptions.RANDOM), settings, compute, session);
      GlueRun glue =
          new GlueRun(run, arguments.path(DATA), out, arguments.flag(TuningOptions.SKIP_BAD_ROWS));
      finish(new GlueTable(glue.tune(tasks, stop)), glue, session);
      return ExitCode.DONE;
    } catch (Stopped e) {
      return TuningOptions.interrupted(name(), arguments, OUT, session);
    }
  }

  private static void finish(GlueTable table, GlueRun glue, Session session) throws IOException {
    RunFolder.make(glue.out());
    Json.write(glue.out().resolve(RESULTS), table.json());
    session.out().print(table.text());
    Path zip = glue.out().resolve(GlueSubmission.FILE);
    GlueSubmission submission = GlueSubmission.write(zip, glue::folder);
    submission.faults().forEach(session.err()::println);
    session
        .out()
        .println(
            submission.faults().isEmpty()
                ? "For the leaderboard: " + zip
                : zip + " is not complete; the leaderboard would refuse it.");
  }

  private static List<GlueTask> wanted(Arguments arguments) {
    List<GlueTask> wanted = new ArrayList<>();
    for (String name : arguments.list(TASKS)) {
      wanted.add(
          List.of(GlueTask.values()).stream()
              .filter(task -> task.key().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      UserException.of(
                          "--tasks: \"%s\" is no task of GLUE: %s.",
                          name,
                          String.join(
                              ", ",
                              List.of(GlueTask.values()).stream().map(GlueTask::key).toList()))));
    }
    return wanted;
  }
}
