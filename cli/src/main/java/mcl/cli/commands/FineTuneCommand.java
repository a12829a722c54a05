package mcl.cli.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mcl.base.check.Stopped;
import mcl.base.config.Configuration;
import mcl.base.config.Setting;
import mcl.base.json.Json;
import mcl.cli.Command;
import mcl.cli.CommandGroup;
import mcl.cli.ExitCode;
import mcl.cli.Session;
import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;
import mcl.cli.terminal.Progress;
import mcl.cli.training.RunFolder;
import mcl.finetuning.FineTuneConfig;
import mcl.finetuning.FineTuneFolder;
import mcl.finetuning.FineTuneListener;
import mcl.finetuning.FineTuneReport;
import mcl.finetuning.FineTuner;
import mcl.finetuning.LabeledRows;
import mcl.finetuning.Scores;
import mcl.finetuning.StartingPoint;
import mcl.finetuning.data.Columns;
import mcl.finetuning.data.LabeledTextFile;

/** {@code mcl finetune}: fine-tunes a discriminator to classify text. */
public final class FineTuneCommand implements Command {
  private static final FineTuneConfig USUAL = FineTuneConfig.defaults();

  /** The resolved configuration in the output folder. */
  private static final String RESOLVED = "finetune.json";

  private static final CommandOption MODEL =
      CommandOption.value(
              "model",
              "DIR",
              OptionGroup.MODEL,
              "A checkpoint of mcl pretrain, or a folder with config.json, model.safetensors and a"
                  + " tokenizer.")
          .required();
  private static final CommandOption RANDOM =
      CommandOption.flag(
          "random",
          OptionGroup.MODEL,
          "Start from random weights of the model's sizes instead: the baseline of its"
              + " pre-training.");
  private static final CommandOption TRAIN =
      CommandOption.value(
              "train",
              "FILE",
              OptionGroup.INPUT,
              "Labelled text: tab-separated with a header line, or JSON lines (.jsonl, .json).")
          .required();
  private static final CommandOption DEV =
      CommandOption.value("dev", "FILE", OptionGroup.INPUT, "Rows to judge the model on.")
          .required();
  private static final CommandOption TEST =
      CommandOption.value("test", "FILE", OptionGroup.INPUT, "Rows to judge it on in the end.");
  private static final CommandOption TEXT_COLUMN =
      CommandOption.value(
              "text-column", "NAME", OptionGroup.INPUT, "The column or JSON field with the text.")
          .orElse("text");
  private static final CommandOption LABEL_COLUMN =
      CommandOption.value(
              "label-column", "NAME", OptionGroup.INPUT, "The column or JSON field with the label.")
          .orElse("label");
  private static final CommandOption OUT =
      CommandOption.value(
              "out",
              "DIR",
              OptionGroup.OUTPUT,
              "A new folder for the model, finetune.json (the resolved configuration),"
                  + " eval_results.json and predictions.tsv.")
          .required();
  private static final CommandOption CONFIG =
      CommandOption.value(
          "config",
          "FILE",
          OptionGroup.TRAINING,
          "A JSON file with the fields of mcl config explain finetune. What it leaves out has the"
              + " defaults below; the options below go over it, and --set over all.");
  private static final CommandOption EPOCHS =
      training("epochs", "N", "How often every training row is read.", USUAL.epochs());
  private static final CommandOption BATCH =
      training("batch-size", "N", "Rows in a step.", USUAL.batchSize());
  private static final CommandOption LENGTH =
      training(
          "max-length",
          "N",
          "Tokens of a text, two special ones included; longer texts are cut.",
          USUAL.maxLength());
  private static final CommandOption RATE =
      training("learning-rate", "X", "The highest learning rate.", USUAL.learningRate());
  private static final CommandOption WARMUP =
      training(
          "warmup-share", "X", "The share of steps in which the rate rises.", USUAL.warmupShare());
  private static final CommandOption DROPOUT =
      training("dropout", "X", "In the encoder and before the head.", USUAL.dropout());
  private static final CommandOption SEED =
      training("seed", "N", "Of the head, the order of rows, and dropout.", USUAL.seed());

  /** The options that stand for a field of the configuration. */
  private static final Map<CommandOption, String> FIELDS =
      Map.of(
          EPOCHS, "epochs",
          BATCH, "batchSize",
          LENGTH, "maxLength",
          RATE, "learningRate",
          WARMUP, "warmupShare",
          DROPOUT, "dropout",
          SEED, "seed");

  private static CommandOption training(
      String name, String value, String description, Object usual) {
    return CommandOption.value(name, value, OptionGroup.TRAINING, description).orElse(usual);
  }

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
    return "Fine-tune a pre-trained discriminator to classify text";
  }

  @Override
  public String description() {
    return "Fine-tunes all weights with a new head of two layers over [CLS], and judges the model on"
        + " held-out rows: accuracy, macro F1, and beside them the rate of always answering with the"
        + " commonest label. Interrupted, it writes nothing.";
  }

  @Override
  public List<CommandOption> options() {
    return List.of(
        TRAIN,
        DEV,
        TEST,
        TEXT_COLUMN,
        LABEL_COLUMN,
        OUT,
        MODEL,
        RANDOM,
        CONFIG,
        EPOCHS,
        BATCH,
        LENGTH,
        RATE,
        WARMUP,
        DROPOUT,
        SEED,
        ConfigOptions.SET);
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "mcl finetune --model runs/small/checkpoint-1000 --train train.tsv --dev dev.tsv --out"
                + " tuned",
            "Files with the columns text and label."),
        new Example(
            "mcl finetune --model runs/small/checkpoint-1000 --random --train train.tsv --dev"
                + " dev.tsv --out baseline",
            "The same without what was learned in pre-training."));
  }

  @Override
  public ExitCode run(Arguments arguments, Session session) throws IOException {
    FineTuneConfig config = config(arguments);
    Columns columns = new Columns(arguments.text(TEXT_COLUMN), arguments.text(LABEL_COLUMN));
    LabeledRows rows =
        new LabeledRows(
            LabeledTextFile.read(arguments.path(TRAIN), columns),
            LabeledTextFile.read(arguments.path(DEV), columns),
            arguments.optionalPath(TEST).map(file -> LabeledTextFile.read(file, columns)));
    Path out = RunFolder.requireFree(arguments.path(OUT));
    try (StartingPoint given = StartingPoint.checkpoint(arguments.path(MODEL));
        FineTuner tuner = new FineTuner(config, start(given, arguments, config), rows)) {
      warnOfCutting(config, given, session);
      FineTuneReport report;
      try (Display display = new Display(session)) {
        report = tuner.run(display, session.interruption().listen());
      }
      new FineTuneFolder(RunFolder.create(out)).write(tuner, report, given.tokenizer());
      Json.write(out.resolve(RESOLVED), config);
      session.out().print(text(report, out));
      return ExitCode.DONE;
    } catch (Stopped e) {
      session.err().println("Interrupted; nothing is written.");
      return ExitCode.INTERRUPTED;
    }
  }

  private static void warnOfCutting(FineTuneConfig config, StartingPoint given, Session session) {
    int longest = given.config().maxPositionEmbeddings();
    if (config.maxLength() > longest) {
      session.err().printf("Texts are cut to %d tokens, the longest this model reads.%n", longest);
    }
  }

  private static StartingPoint start(
      StartingPoint given, Arguments arguments, FineTuneConfig config) {
    return arguments.flag(RANDOM) ? given.random(config.seed()) : given;
  }

  private static FineTuneConfig config(Arguments arguments) {
    List<Setting> settings = new ArrayList<>();
    FIELDS.forEach(
        (option, field) -> {
          if (arguments.given(option)) {
            settings.add(Setting.of("--" + option.name(), field, arguments.text(option)));
          }
        });
    settings.addAll(ConfigOptions.settings(arguments));
    return Configuration.read(arguments.optionalPath(CONFIG), settings, USUAL).value();
  }

  private static String text(FineTuneReport report, Path out) {
    StringBuilder text = new StringBuilder(line("dev", report.development()));
    report.test().ifPresent(scores -> text.append(line("test", scores)));
    Scores judged = report.test().orElse(report.development());
    if (judged.accuracy() <= judged.majorityRate()) {
      text.append("A failed run: no better than always answering with the commonest label.\n");
    }
    return text.append("Written to ").append(out).append("\n").toString();
  }

  private static String line(String name, Scores scores) {
    return String.format(
        Locale.ROOT,
        "%s: accuracy %.2f%%, macro F1 %.2f%% (commonest label: %.2f%%)%n",
        name,
        100 * scores.accuracy(),
        100 * scores.macroF1(),
        100 * scores.majorityRate());
  }

  /** The progress bar, made when the number of steps is known. */
  private static final class Display implements FineTuneListener, AutoCloseable {
    private final Session session;
    private Optional<Progress> progress = Optional.empty();

    Display(Session session) {
      this.session = session;
    }

    @Override
    public void onStep(long step, long totalSteps, double loss) {
      if (progress.isEmpty()) {
        progress =
            Optional.of(
                Progress.start(session.terminal(), "Fine-tuning", totalSteps, System::nanoTime));
      }
      progress.get().to(step, String.format(Locale.ROOT, "loss %.3f", loss));
    }

    @Override
    public void onEpoch(int epoch, Scores development) {
      session.err().print("epoch " + epoch + ", " + line("dev", development));
    }

    @Override
    public void close() {
      progress.ifPresent(Progress::close);
    }
  }
}
