package mcl.cli.judge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import mcl.base.check.UserException;
import mcl.base.config.Configuration;
import mcl.base.config.Setting;
import mcl.bridge.device.Compute;
import mcl.finetuning.EncodedData;
import mcl.finetuning.FineTuneConfig;
import mcl.finetuning.FineTuneListener;
import mcl.finetuning.FineTuner;
import mcl.finetuning.StartingPoint;
import mcl.finetuning.TaskData;
import mcl.finetuning.data.BadRows;
import mcl.finetuning.source.NamedColumns;
import mcl.finetuning.source.OwnData;
import mcl.finetuning.task.TaskKind;

/** Fine-tunes a model on labelled text; the score is that on the development rows. */
final class FineTuneJudge implements Judge {
  private static final List<String> METRICS = List.of("accuracy", "macro_f1");

  private final TaskData rows;
  private final FineTuneConfig config;
  private final String metric;
  private final Compute compute;
  private final BooleanSupplier stop;

  /**
   * A judge.
   *
   * @param metric accuracy or macro_f1
   */
  FineTuneJudge(
      TaskData rows, FineTuneConfig config, String metric, Compute compute, BooleanSupplier stop) {
    this.rows = rows;
    this.config = config;
    this.metric = metric;
    this.compute = compute;
    this.stop = stop;
  }

  /** From {@code TRAIN,DEV} and further settings, {@code name=value}. */
  static FineTuneJudge of(String words, Compute compute, BooleanSupplier stop) {
    JudgeWords given = JudgeWords.of("finetune", words, 2);
    FineTuneConfig config = config(given);
    NamedColumns columns =
        new NamedColumns(
            Optional.of(given.text("text-column", "text")),
            Optional.empty(),
            Optional.of(given.text("label-column", "label")));
    String metric = given.text("metric", METRICS.get(0));
    if (!METRICS.contains(metric)) {
      throw UserException.of("--judge: metric is %s; it must be accuracy or macro_f1.", metric);
    }
    given.requireAllRead();
    OwnData files =
        new OwnData(
            TaskKind.CLASSIFICATION,
            Path.of(given.place(0)),
            Optional.of(Path.of(given.place(1))),
            Optional.empty(),
            columns);
    return new FineTuneJudge(files.read(0, BadRows.refused()), config, metric, compute, stop);
  }

  private static FineTuneConfig config(JudgeWords given) {
    FineTuneConfig usual = FineTuneConfig.defaults();
    List<Setting> settings =
        List.of(
            setting("epochs", given.whole("epochs", usual.epochs(), 1)),
            setting("batchSize", given.whole("batch-size", usual.batchSize(), 1)),
            setting("maxLength", given.whole("max-length", usual.maxLength(), 5)),
            setting(
                "optimizer.learningRate",
                given.number("learning-rate", usual.optimizer().learningRate())),
            setting("dropout", given.number("dropout", usual.dropout())),
            setting("seed", given.whole("seed", usual.seed(), Long.MIN_VALUE)));
    return Configuration.read(Optional.empty(), settings, usual).value();
  }

  private static Setting setting(String field, Number value) {
    return Setting.of("--judge finetune", field, value.toString());
  }

  @Override
  public double score(Path model) throws IOException {
    try (StartingPoint start = StartingPoint.checkpoint(model);
        FineTuner tuner =
            new FineTuner(config, start, EncodedData.of(rows, start, config, stop), compute)) {
      return tuner.run(FineTuneListener.NONE, stop).chosenBy().scores().values().get(metric);
    }
  }
}
