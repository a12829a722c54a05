package mcl.cli.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import mcl.base.check.Stopped;
import mcl.bridge.device.Compute;
import mcl.cli.Command;
import mcl.cli.CommandGroup;
import mcl.cli.ExitCode;
import mcl.cli.Session;
import mcl.cli.finetuning.SeriesText;
import mcl.cli.finetuning.TaskRun;
import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;
import mcl.finetuning.FineTuneConfig;
import mcl.finetuning.StartingPoint;
import mcl.finetuning.TaskData;
import mcl.finetuning.data.BadRows;
import mcl.finetuning.series.SeriesFolder;
import mcl.finetuning.series.SeriesReport;
import mcl.finetuning.source.DataRequest;
import mcl.finetuning.source.TaskName;
import mcl.finetuning.source.TaskSource;

/** {@code mcl finetune}: fine-tunes an encoder for a task. */
public final class FineTuneCommand implements Command {
  private static final CommandOption TASK =
      CommandOption.value(
              "task",
              "NAME",
              OptionGroup.INPUT,
              "A task of GLUE in its official files: cola, sst2, mrpc, stsb, qqp, mnli, qnli, rte,"
                  + " wnli; questions to passages in SQuAD's: squad1, squad2 (some without an answer)."
                  + " Or files of your own: classification, pairs (of texts), regression (a score"
                  + " for texts or pairs), tokens (a label for each word).")
          .orElse(TaskName.CLASSIFICATION.key());
  private static final CommandOption DATA =
      CommandOption.value(
          "data",
          "DIR",
          OptionGroup.INPUT,
          "The folder of a task's official files, or that of all of GLUE; or one with train, dev and"
              + " test of your own.");
  private static final CommandOption TRAIN =
      CommandOption.value(
          "train",
          "FILE",
          OptionGroup.INPUT,
          "Rows of your own to learn from: tab-separated with a header line, or JSON lines (.jsonl,"
              + " .json); for tokens also CoNLL columns; for squad1 and squad2 in SQuAD's form.");
  private static final CommandOption DEV =
      CommandOption.value("dev", "FILE", OptionGroup.INPUT, "Rows to judge and choose models by.");
  private static final CommandOption TEST =
      CommandOption.value("test", "FILE", OptionGroup.INPUT, "Rows to judge the chosen model on.");
  private static final CommandOption OUT =
      CommandOption.value(
              "out",
              "DIR",
              OptionGroup.OUTPUT,
              "A new folder for model/, eval_results.json, all_results.json, predictions, run.json"
                  + " (data and scores), finetune.json (the resolved configuration) and runs/.")
          .required();

  @Override
  public String name() {
    return "finetune";
  }

  @Override
  public CommandGroup group() {
    return CommandGroup.TRAINING;
  }

  @Override
  public String summary() {
    return "Fine-tune a pre-trained model for a task";
  }

  @Override
  public String description() {
    return "Fine-tunes all weights with a new head, once for each seed, and judges the models on the"
        + " development rows by the task's own scores. The best one is kept, in the form of Hugging"
        + " Face transformers. A run that is no better than always answering with the commonest label"
        + " is called a failed run. Interrupted, finished runs stay, and --resume goes on.";
  }

  @Override
  public List<CommandOption> options() {
    return TuningOptions.all(
        List.of(
            TASK,
            DATA,
            TRAIN,
            DEV,
            TEST,
            ColumnOptions.TEXT,
            ColumnOptions.SECOND,
            ColumnOptions.LABEL),
        OUT);
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "mcl finetune --task rte --data glue --model runs/small/checkpoint-1000000 --seeds 5"
                + " --out tuned/rte",
            "A task of GLUE with five seeds."),
        new Example(
            "mcl finetune --model runs/small/checkpoint-1000 --train train.tsv --dev dev.tsv --out"
                + " tuned",
            "Your own files with the columns text and label."),
        new Example(
            "mcl finetune --task tokens --train train.conll --dev dev.conll --model electra-small"
                + " --grid optimizer.learningRate=1e-4,3e-4 --out names",
            "Labels of words, with the better of two learning rates."));
  }

  @Override
  public ExitCode run(Arguments arguments, Session session) throws IOException {
    TaskSource source = arguments.choice(TASK, TaskName.class).source();
    TaskRun.Settings settings = TuningOptions.settings(arguments);
    FineTuneConfig config = settings.config(source.recipe());
    Compute compute =
        ComputeOptions.choose(arguments, settings.precision(source.recipe()), session.err());
    BadRows bad = TuningOptions.badRows(arguments);
    Path out = arguments.path(OUT);
    SeriesFolder folder = TaskRun.folder(out, arguments.flag(TuningOptions.RESUME));
    try (StartingPoint start = StartingPoint.checkpoint(arguments.path(TuningOptions.MODEL))) {
      TaskData data = source.read(request(arguments, config, bad));
      TaskRun run =
          new TaskRun(start, arguments.flag(TuningOptions.RANDOM), settings, compute, session);
      BooleanSupplier stop = session.interruption().listen();
      SeriesReport report = run.run(data, source.recipe(), bad, folder, stop);
      session.out().print(SeriesText.of(report, out));
      return ExitCode.DONE;
    } catch (Stopped e) {
      return TuningOptions.interrupted(name(), arguments, OUT, session);
    }
  }

  private static DataRequest request(Arguments arguments, FineTuneConfig config, BadRows bad) {
    return new DataRequest(
        arguments.optionalPath(DATA),
        arguments.optionalPath(TRAIN),
        arguments.optionalPath(DEV),
        arguments.optionalPath(TEST),
        ColumnOptions.of(arguments),
        config.heldOutShare(),
        bad);
  }
}
