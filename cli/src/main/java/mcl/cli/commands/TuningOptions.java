package mcl.cli.commands;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mcl.base.config.Setting;
import mcl.cli.ExitCode;
import mcl.cli.Session;
import mcl.cli.finetuning.TaskRun;
import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;
import mcl.cli.terminal.ShellLine;
import mcl.finetuning.data.BadRows;
import mcl.finetuning.series.Grid;
import mcl.finetuning.series.SeriesFolder;

/** What the commands that fine-tune have in common. */
final class TuningOptions {
  static final CommandOption MODEL =
      CommandOption.value(
              "model",
              "DIR",
              OptionGroup.MODEL,
              "A checkpoint of mcl pretrain, or a folder with config.json, model.safetensors and a"
                  + " tokenizer, as Hugging Face transformers saves an ELECTRA model.")
          .required();
  static final CommandOption RANDOM =
      CommandOption.flag(
          "random",
          OptionGroup.MODEL,
          "Start from random weights of the model's sizes instead: the baseline of its"
              + " pre-training.");
  static final CommandOption SKIP_BAD_ROWS =
      CommandOption.flag(
          "skip-bad-rows",
          OptionGroup.INPUT,
          "Leave out and count rows that cannot be used, instead of ending at the first. Test files"
              + " of GLUE must be whole all the same.");
  static final CommandOption RESUME =
      CommandOption.flag(
          "resume",
          OptionGroup.OUTPUT,
          "Go on with the runs in --out: those that are finished are not done again. Where there are"
              + " none yet, begin.");
  static final CommandOption CONFIG =
      CommandOption.value(
          "config",
          "FILE",
          OptionGroup.TRAINING,
          "A JSON file with fields of mcl config explain finetune, such as those in"
              + " configs/finetuning. What it leaves out is ELECTRA-small's recipe for the task; the"
              + " options below go over it, and --set over all.");
  static final CommandOption GRID =
      CommandOption.list(
          "grid",
          "FIELD=VALUE,VALUE",
          OptionGroup.TRAINING,
          "Try every combination of these values of fields, each with all seeds, and choose the one"
              + " with the best median on the development rows; may be repeated. Or a JSON file with"
              + " lists: {\"optimizer.learningRate\": [1e-4, 3e-4]}.");
  static final CommandOption SEEDS =
      training("seeds", "N", "How many runs, with seed, seed + 1 and so on; 1.");

  /** The options that stand for a field of the configuration. */
  private static final Map<CommandOption, String> FIELDS = fields();

  private TuningOptions() {}

  private static Map<CommandOption, String> fields() {
    Map<CommandOption, String> fields = new LinkedHashMap<>();
    fields.put(
        training(
            "epochs",
            "N",
            "How often every training row is read; 3, for rte and stsb 10, for SQuAD 2."),
        "epochs");
    fields.put(training("max-steps", "N", "The most steps, whatever the epochs say."), "maxSteps");
    fields.put(training("batch-size", "N", "Rows in a step; 32."), "batchSize");
    fields.put(
        training(
            "max-length",
            "N",
            "Tokens of a text or pair, special ones included; longer is cut. 128. For SQuAD those of a"
                + " window over a passage; 512."),
        "maxLength");
    fields.put(training("learning-rate", "X", "The highest; 3e-4."), "optimizer.learningRate");
    fields.put(
        training("warmup-share", "X", "The share of steps in which the rate rises; 0.1."),
        "warmupShare");
    fields.put(training("dropout", "X", "In the encoder and before the head; 0.1."), "dropout");
    fields.put(
        training(
            "patience", "N", "End after so many evaluations without a better score; 0, never."),
        "patience");
    fields.put(
        training(
            "held-out",
            "X",
            "Where there are no development rows, hold out this share of the training rows; if not"
                + " given, that is an error."),
        "heldOutShare");
    fields.put(training("seed", "N", "Of the head, the order of rows, and dropout; 42."), "seed");
    fields.put(SEEDS, "seeds");
    return fields;
  }

  private static CommandOption training(String name, String value, String description) {
    return CommandOption.value(name, value, OptionGroup.TRAINING, description);
  }

  /**
   * The options of a command that fine-tunes, in the order of the help.
   *
   * @param rows where rows come from
   * @param out where results go
   */
  static List<CommandOption> all(List<CommandOption> rows, CommandOption out) {
    List<CommandOption> all = new ArrayList<>(rows);
    all.addAll(List.of(SKIP_BAD_ROWS, out, RESUME, MODEL, RANDOM, CONFIG));
    all.addAll(FIELDS.keySet());
    all.addAll(List.of(GRID, ConfigOptions.SET, ComputeOptions.OPS, ComputeOptions.DEVICE));
    return all;
  }

  static TaskRun.Settings settings(Arguments arguments) {
    List<Setting> settings = new ArrayList<>();
    FIELDS.forEach(
        (option, field) -> {
          if (arguments.given(option)) {
            settings.add(Setting.of("--" + option.name(), field, arguments.text(option)));
          }
        });
    settings.addAll(ConfigOptions.settings(arguments));
    return new TaskRun.Settings(
        arguments.optionalPath(CONFIG), settings, Grid.parse(arguments.list(GRID)));
  }

  /**
   * The last words of a command that was stopped: what is kept, and how to go on.
   *
   * @param out where its runs lie
   */
  static ExitCode interrupted(
      String command, Arguments arguments, CommandOption out, Session session) throws IOException {
    List<String> line = new ArrayList<>(List.of(command));
    if (!arguments.flag(RESUME)) {
      line.add("--" + RESUME.name());
    }
    line.addAll(arguments.words());
    session
        .err()
        .printf(
            "Interrupted; %s. To go on: %s%n",
            SeriesFolder.holdFinishedRuns(arguments.path(out))
                ? "finished runs are kept"
                : "no run was finished",
            ShellLine.ofMcl(line));
    return ExitCode.INTERRUPTED;
  }

  static BadRows badRows(Arguments arguments) {
    return arguments.flag(SKIP_BAD_ROWS) ? BadRows.skipped() : BadRows.refused();
  }
}
