package mcl.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import mcl.cli.Session;
import mcl.finetuning.FineTuneConfig;
import mcl.finetuning.FineTuneFolder;
import mcl.finetuning.FineTuneListener;
import mcl.finetuning.FineTuneReport;
import mcl.finetuning.FineTuner;
import mcl.finetuning.LabeledRows;
import mcl.finetuning.StartingPoint;
import mcl.finetuning.data.Columns;
import mcl.finetuning.data.LabeledTextFile;

/**
 * Fine-tunes to tell a definition's lexicographer file, from pre-trained and from random weights,
 * each with its own learning rate (chosen on development rows) and the same seeds.
 *
 * @param folder of the demo
 * @param epochs how often the training rows are read
 * @param task the folder of train.tsv, dev.tsv and test.tsv
 */
record DemoFineTuning(Path folder, Path task, int epochs, Session session) {
  private static final List<Long> SEEDS = List.of(1L, 2L, 3L);
  private static final double PRETRAINED_RATE = 1e-3;
  private static final double RANDOM_RATE = 1e-3;

  /**
   * Both starts over all seeds.
   *
   * @throws mcl.base.check.Stopped if the user asks to stop; finished seeds are kept
   */
  FineTuneComparison compare(Path checkpoint, BooleanSupplier stop) throws IOException {
    LabeledRows rows = rows();
    List<FineTuneReport> pretrained = new ArrayList<>();
    List<FineTuneReport> random = new ArrayList<>();
    try (StartingPoint trained = StartingPoint.checkpoint(checkpoint)) {
      for (long seed : SEEDS) {
        pretrained.add(tune(trained, rows, PRETRAINED_RATE, seed, stop));
        random.add(tune(trained.random(seed), rows, RANDOM_RATE, seed, stop));
      }
    }
    return new FineTuneComparison(pretrained, random);
  }

  private FineTuneReport tune(
      StartingPoint start, LabeledRows rows, double rate, long seed, BooleanSupplier stop)
      throws IOException {
    FineTuneConfig usual = FineTuneConfig.defaults();
    FineTuneConfig config =
        new FineTuneConfig(
            epochs,
            usual.batchSize(),
            64,
            rate,
            usual.warmupShare(),
            usual.weightDecay(),
            usual.maxGradientNorm(),
            usual.dropout(),
            seed);
    boolean fresh = start.name().equals(StartingPoint.RANDOM);
    try (FineTuner tuner = new FineTuner(config, start, rows)) {
      FineTuneReport report = tuner.run(FineTuneListener.NONE, stop);
      Path out = folder.resolve((fresh ? "random" : "pretrained") + "-seed-" + seed);
      new FineTuneFolder(out).write(tuner, report, start.tokenizer());
      session
          .err()
          .printf(
              Locale.ROOT,
              "fine-tuned from %s, seed %d: test accuracy %.1f%%%n",
              fresh ? "random weights" : "the pre-trained model",
              seed,
              100 * report.test().orElseThrow().accuracy());
      return report;
    }
  }

  private LabeledRows rows() {
    Columns columns = new Columns("text", "label");
    return new LabeledRows(
        LabeledTextFile.read(task.resolve("train.tsv"), columns),
        LabeledTextFile.read(task.resolve("dev.tsv"), columns),
        Optional.of(LabeledTextFile.read(task.resolve("test.tsv"), columns)));
  }
}
