package mcl.cli.judge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import mcl.base.check.UserException;
import mcl.finetuning.FineTuneConfig;
import mcl.finetuning.FineTuneListener;
import mcl.finetuning.FineTuner;
import mcl.finetuning.LabeledRows;
import mcl.finetuning.Scores;
import mcl.finetuning.StartingPoint;
import mcl.finetuning.data.Columns;
import mcl.finetuning.data.LabeledTextFile;

/** Fine-tunes a model on labelled text; the score is that on the development rows. */
final class FineTuneJudge implements Judge {
  private final LabeledRows rows;
  private final FineTuneConfig config;
  private final String metric;
  private final BooleanSupplier stop;

  /**
   * A judge.
   *
   * @param metric accuracy or macro_f1
   */
  FineTuneJudge(LabeledRows rows, FineTuneConfig config, String metric, BooleanSupplier stop) {
    this.rows = rows;
    this.config = config;
    this.metric = metric;
    this.stop = stop;
  }

  /** From {@code TRAIN,DEV} and further settings, {@code name=value}. */
  static FineTuneJudge of(String words, BooleanSupplier stop) {
    JudgeWords given = JudgeWords.of("finetune", words, 2);
    FineTuneConfig usual = FineTuneConfig.defaults();
    FineTuneConfig config =
        new FineTuneConfig(
            (int) given.whole("epochs", usual.epochs(), 1),
            (int) given.whole("batch-size", usual.batchSize(), 1),
            (int) given.whole("max-length", usual.maxLength(), 3),
            given.number("learning-rate", usual.learningRate()),
            usual.warmupShare(),
            usual.weightDecay(),
            usual.maxGradientNorm(),
            given.number("dropout", usual.dropout()),
            given.whole("seed", usual.seed(), Long.MIN_VALUE));
    Columns columns =
        new Columns(given.text("text-column", "text"), given.text("label-column", "label"));
    String metric = given.text("metric", "accuracy");
    if (!metric.equals("accuracy") && !metric.equals("macro_f1")) {
      throw UserException.of("--judge: metric is %s; it must be accuracy or macro_f1.", metric);
    }
    given.requireAllRead();
    LabeledRows rows =
        new LabeledRows(
            LabeledTextFile.read(Path.of(given.place(0)), columns),
            LabeledTextFile.read(Path.of(given.place(1)), columns),
            Optional.empty());
    return new FineTuneJudge(rows, config, metric, stop);
  }

  @Override
  public double score(Path model) throws IOException {
    try (StartingPoint start = StartingPoint.checkpoint(model);
        FineTuner tuner = new FineTuner(config, start, rows)) {
      Scores scores = tuner.run(FineTuneListener.NONE, stop).development();
      return metric.equals("accuracy") ? scores.accuracy() : scores.macroF1();
    }
  }
}
