package mcl.cli.judge;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import mcl.base.check.UserException;
import mcl.base.random.RandomStreams;
import mcl.cli.training.PretrainRun;
import mcl.courses.Curriculum;
import mcl.courses.Preparation;
import mcl.model.electra.Electra;
import mcl.model.electra.Player;
import mcl.model.weights.StateDict;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.checkpoint.PairWeights;
import mcl.pretraining.checkpoint.Provenance;
import mcl.pretraining.report.CourseValidation;
import mcl.pretraining.report.HeldOutEvaluation;
import mcl.pretraining.report.UnigramBaseline;
import mcl.tokenization.batch.BatchStream;
import mcl.tokenization.shards.SequencePacker;
import mcl.tokenization.shards.ShardReader;
import mcl.tokenization.shards.Split;
import mcl.tokenization.vocabulary.Vocabulary;
import mcl.tokenization.vocabulary.VocabularyFile;

/**
 * Judges a pair on the held-out text of pre-training, always on the same sequences with the same
 * corruption. All pairs are judged as the run of the first one judged itself.
 */
final class ValidationJudge implements Judge {
  private static final String AUC = "roc_auc";

  private final ShardReader shards;
  private final String metric;
  private final Electra electra;
  private final HeldOutEvaluation evaluation;
  private final BooleanSupplier stop;

  private ValidationJudge(
      PretrainConfig config, ShardReader shards, String metric, BooleanSupplier stop) {
    this.stop = stop;
    this.shards = shards;
    this.metric = metric;
    Vocabulary vocabulary = shards.tokenizer().vocabulary();
    this.electra = config.electra(vocabulary.size());
    BatchStream batches =
        new BatchStream(
            new SequencePacker(shards, PretrainRun.packing(config), Split.VALIDATION, stop),
            config.seed(),
            config.batch().size());
    this.evaluation =
        new HeldOutEvaluation(
            batches,
            new HeldOutEvaluation.Asking(
                new Preparation(config.courses(), config.batch().courses(), vocabulary.special()),
                new Curriculum(electra, vocabulary.special(), config.withinDocuments())),
            unigrams(batches, vocabulary),
            new RandomStreams(config.seed()),
            new HeldOutEvaluation.Scope(
                config.batch().size(),
                config.batch().microBatch(),
                config.validation().sequences(),
                config.examination()));
  }

  /** Frequencies play no part in a score; those of the held-out text stand in for training text. */
  private static UnigramBaseline unigrams(BatchStream batches, Vocabulary vocabulary) {
    return UnigramBaseline.of(List.of(batches.at(0)), vocabulary.size(), vocabulary.special());
  }

  /**
   * From {@code SHARDS} and, if the area under the ROC curve of replaced token detection is not
   * meant, {@code metric=NAME}.
   *
   * @param first the first ingredient, whose run says how text is read
   * @param stop asked while it judges
   */
  static ValidationJudge of(String words, Path first, BooleanSupplier stop) {
    JudgeWords given = JudgeWords.of("validation", words, 1);
    String metric = given.text("metric", AUC);
    given.requireAllRead();
    Path player = first.resolve(Player.DISCRIMINATOR.folder());
    if (!player.toFile().isDirectory()) {
      throw UserException.of(
          "--judge validation: %s is no checkpoint of a generator and discriminator.", first);
    }
    ShardReader shards = ShardReader.open(Path.of(given.place(0)));
    String vocabulary = VocabularyFile.read(player).vocabulary().sha256();
    if (!shards.tokenizer().vocabulary().sha256().equals(vocabulary)) {
      throw UserException.of(
          "--judge validation: the shards in %s were made with another vocabulary than %s has.",
          given.place(0), first);
    }
    return new ValidationJudge(Provenance.read(first).config(), shards, metric, stop);
  }

  @Override
  public double score(Path model) throws IOException {
    try (NDManager scope = NDManager.newBaseManager();
        PairWeights pair = PairWeights.open(model)) {
      StateDict weights = StateDict.create(scope, electra.weights(), pair);
      CourseValidation validation = evaluation.evaluate(scope, weights, 0, stop).first();
      Map<String, Double> scores = validation.byName();
      if (!scores.containsKey(metric)) {
        throw UserException.of(
            "--judge validation: there is no metric %s; there are %s.",
            metric, String.join(", ", scores.keySet()));
      }
      return scores.get(metric);
    }
  }

  @Override
  public void close() {
    shards.close();
  }
}
