package mcl.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import mcl.bridge.device.Compute;
import mcl.bridge.ops.Precision;
import mcl.cli.Session;
import mcl.finetuning.EncodedData;
import mcl.finetuning.FineTuneConfig;
import mcl.finetuning.FineTuneListener;
import mcl.finetuning.FineTuneReport;
import mcl.finetuning.FineTuner;
import mcl.finetuning.KeptWeights;
import mcl.finetuning.StartingPoint;
import mcl.finetuning.TaskData;
import mcl.finetuning.answer.AnswerConfig;
import mcl.finetuning.results.ResultFiles;
import mcl.finetuning.source.DataRequest;
import mcl.finetuning.source.OwnSource;
import mcl.finetuning.task.TaskKind;
import mcl.pretraining.optimizer.OptimizerConfig;

/**
 * Fine-tunes to tell a definition's lexicographer file, from pre-trained and from random weights,
 * each with its own learning rate (chosen on development rows) and the same seeds.
 *
 * @param folder of the demo
 * @param epochs how often the training rows are read
 * @param task the folder of train.tsv, dev.tsv and test.tsv
 */
record DemoFineTuning(Path folder, Path task, int epochs, Compute compute, Session session) {
  private static final List<Long> SEEDS = List.of(1L, 2L, 3L);
  private static final double PRETRAINED_RATE = 1e-3;
  private static final double RANDOM_RATE = 1e-3;

  /**
   * Both starts over all seeds.
   *
   * @throws mcl.base.check.Stopped if the user asks to stop; finished seeds are kept
   */
  FineTuneComparison compare(Path checkpoint, BooleanSupplier stop) throws IOException {
    TaskData rows = rows();
    List<FineTuneReport> pretrained = new ArrayList<>();
    List<FineTuneReport> random = new ArrayList<>();
    try (StartingPoint trained = StartingPoint.checkpoint(checkpoint)) {
      EncodedData encoded = EncodedData.of(rows, trained, config(PRETRAINED_RATE, 0), stop);
      for (long seed : SEEDS) {
        pretrained.add(tune(trained, encoded, config(PRETRAINED_RATE, seed), stop));
        random.add(tune(trained.random(seed), encoded, config(RANDOM_RATE, seed), stop));
      }
    }
    return new FineTuneComparison(pretrained, random);
  }

  private FineTuneReport tune(
      StartingPoint start, EncodedData encoded, FineTuneConfig config, BooleanSupplier stop)
      throws IOException {
    try (FineTuner tuner = new FineTuner(config, start, encoded, compute)) {
      FineTuneReport report = tuner.run(FineTuneListener.NONE, stop);
      Path out =
          folder.resolve((start.isRandom() ? "random" : "pretrained") + "-seed-" + config.seed());
      ResultFiles.write(out, report, encoded.data(), tuner.writer());
      session
          .err()
          .printf(
              Locale.ROOT,
              "fine-tuned from %s, seed %d: test accuracy %.1f%%%n",
              start.isRandom() ? "random weights" : "the pre-trained model",
              config.seed(),
              100 * FineTuneComparison.accuracy(report));
      return report;
    }
  }

  /** One learning rate for all weights, so that random ones learn as fast, and the last step's. */
  private FineTuneConfig config(double rate, long seed) {
    OptimizerConfig optimizer =
        new OptimizerConfig(rate, 0.9, 0.999, 1e-6, 0.01, true, 1.0, 1.0, List.of());
    return new FineTuneConfig(
        epochs,
        null,
        32,
        64,
        Precision.FLOAT32,
        optimizer,
        0.1,
        0.1,
        false,
        1,
        KeptWeights.LAST,
        0,
        0,
        AnswerConfig.electra(),
        seed,
        1);
  }

  private TaskData rows() {
    return new OwnSource(TaskKind.CLASSIFICATION).read(DataRequest.of(task));
  }
}
