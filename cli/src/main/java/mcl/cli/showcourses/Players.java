package mcl.cli.showcourses;

import java.nio.file.Path;
import mcl.courses.CurriculumConfig;
import mcl.model.config.ElectraConfig;
import mcl.model.config.LayerSizes;
import mcl.model.electra.EmbeddingSharing;
import mcl.model.electra.Player;
import mcl.model.weights.WeightSource;
import mcl.pretraining.BatchConfig;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.Pretrainer;
import mcl.pretraining.checkpoint.PairWeights;
import mcl.pretraining.checkpoint.Provenance;
import mcl.tokenization.vocabulary.Vocabulary;
import mcl.tokenization.vocabulary.VocabularyFile;

/**
 * A generator and discriminator to be watched.
 *
 * @param config the run they come from, or one that never was
 * @param description where they come from, for the reader
 * @param schooling what they have learned
 */
record Players(
    PretrainConfig config,
    Vocabulary vocabulary,
    WeightSource weights,
    String description,
    Schooling schooling)
    implements AutoCloseable {
  /** So wide a distribution lets untrained players differ in what they say. */
  private static final double UNTRAINED_RANGE = 0.3;

  /**
   * The players of {@code checkpoint-STEP/}.
   *
   * @throws mcl.base.check.UserException if it is no such folder
   */
  static Players of(Path checkpoint) {
    Path tokenizer = tokenizer(checkpoint);
    Provenance run = Provenance.read(checkpoint);
    Vocabulary vocabulary = VocabularyFile.read(tokenizer).vocabulary();
    return new Players(
        run.config(),
        vocabulary,
        PairWeights.open(checkpoint),
        checkpoint + ", after " + run.step() + " steps of training" + reservations(run),
        Schooling.of(run.config().courses(), run.step()));
  }

  /**
   * The tokenizer of a checkpoint.
   *
   * @throws mcl.base.check.UserException if it is no such folder
   */
  static Path tokenizer(Path checkpoint) {
    PairWeights.requireCheckpoint("--model: ", checkpoint);
    return checkpoint.resolve(Player.DISCRIMINATOR.folder());
  }

  private static String reservations(Provenance run) {
    CurriculumConfig courses = run.config().courses();
    if (!courses.detects()) {
      return "; the discriminator was not trained, so what D says is chance";
    }
    String names = Schooling.of(courses, run.step()).names();
    return names.isEmpty() ? "" : " on " + names;
  }

  /** Small players with random weights. */
  static Players untrained(Vocabulary vocabulary, long seed) {
    PretrainConfig usual = PretrainConfig.defaults();
    PretrainConfig config =
        new PretrainConfig(
            seed,
            BatchConfig.of(1),
            usual.sequenceLength(),
            false,
            usual.precision(),
            untrainedSizes(usual.sequenceLength()),
            CurriculumConfig.electra(),
            usual.optimizer(),
            usual.schedule(),
            usual.average(),
            usual.validation(),
            usual.logEvery(),
            usual.checkpoints(),
            0,
            usual.maxSkippedInARow());
    return new Players(
        config,
        vocabulary,
        Pretrainer.freshWeights(config),
        "none: two small networks with random weights, untrained. G guesses blindly and D judges"
            + " blindly; everything else is real. --model shows a trained pair",
        Schooling.NONE);
  }

  private static ElectraConfig untrainedSizes(int length) {
    LayerSizes sizes = new LayerSizes(32, 1, 2, 64);
    return new ElectraConfig(
        32, length, 2, 0, 128, EmbeddingSharing.TIED, sizes, sizes, 0, 0, 1e-12, UNTRAINED_RANGE);
  }

  @Override
  public void close() {
    if (weights instanceof PairWeights stored) {
      stored.close();
    }
  }
}
