package mcl.cli.judge;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import mcl.base.check.UserException;
import mcl.base.random.RandomStreams;
import mcl.bridge.device.Compute;
import mcl.cli.training.PretrainRun;
import mcl.courses.Curriculum;
import mcl.courses.DetectionKind;
import mcl.courses.Preparation;
import mcl.model.electra.Electra;
import mcl.model.electra.EmbeddingSharing;
import mcl.model.electra.Player;
import mcl.model.weights.StateDict;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.checkpoint.CheckpointFolders;
import mcl.pretraining.checkpoint.PairWeights;
import mcl.pretraining.checkpoint.Provenance;
import mcl.pretraining.report.CourseValidation;
import mcl.pretraining.report.HeldOutEvaluation;
import mcl.pretraining.report.UnigramBaseline;
import mcl.pretraining.report.ValidationReport;
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

  private static final String FIRST = "";
  private static final String MEAN = "mean";

  private final ShardReader shards;
  private final Question question;
  private final Electra electra;
  private final HeldOutEvaluation evaluation;
  private final Compute compute;
  private final BooleanSupplier stop;

  /**
   * What is asked.
   *
   * @param course the short name of one, the mean of all, or the first
   * @param generator the checkpoint whose generator spoils the text; none: each pair's own does
   */
  private record Question(String metric, String course, Optional<Path> generator) {
    Electra pair(PretrainConfig config, int vocabSize) {
      return generator.isEmpty()
          ? config.electra(vocabSize)
          : Electra.of(
              config.model().withEmbeddingSharing(EmbeddingSharing.NONE),
              vocabSize,
              config.courses().heads());
    }

    PairWeights weights(Path model) {
      return PairWeights.of(generator.orElse(model), model);
    }
  }

  private ValidationJudge(
      PretrainConfig config,
      ShardReader shards,
      Question question,
      Compute compute,
      BooleanSupplier stop) {
    this.compute = compute;
    this.stop = stop;
    this.shards = shards;
    this.question = question;
    Vocabulary vocabulary = shards.tokenizer().vocabulary();
    this.electra = question.pair(config, vocabulary.size());
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
   * meant, {@code metric=NAME} and {@code course=NAME}; with {@code generator=CHECKPOINT} (or RUN)
   * one generator spoils the text for all.
   *
   * @param first the first ingredient, whose run says how text is read
   * @param compute where it computes
   * @param stop asked while it judges
   */
  static ValidationJudge of(String words, Path first, Compute compute, BooleanSupplier stop) {
    JudgeWords given = JudgeWords.of("validation", words, 1);
    String generator = given.text("generator", "");
    Question question =
        new Question(
            given.text("metric", AUC),
            given.text("course", FIRST),
            generator.isEmpty() ? Optional.empty() : Optional.of(checkpoint(generator)));
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
    return new ValidationJudge(Provenance.read(first).config(), shards, question, compute, stop);
  }

  private static Path checkpoint(String folder) {
    try {
      Path checkpoint = CheckpointFolders.meant(Path.of(folder));
      if (!checkpoint.resolve(Player.GENERATOR.folder()).toFile().isDirectory()) {
        throw UserException.of(
            "--judge validation: generator: %s is no checkpoint of a generator and discriminator.",
            folder);
      }
      return checkpoint;
    } catch (IOException e) {
      throw UserException.cannotRead(Path.of(folder), e);
    }
  }

  @Override
  public double score(Path model) throws IOException {
    try (NDManager scope = compute.newScope();
        PairWeights pair = question.weights(model)) {
      StateDict weights = StateDict.create(scope, electra.weights(), pair);
      ValidationReport report = evaluation.evaluate(scope, weights, 0, stop);
      return question.course().equals(FIRST) ? value(report.first()) : mean(report.courses());
    }
  }

  private double mean(Map<DetectionKind, CourseValidation> courses) {
    List<CourseValidation> asked =
        courses.entrySet().stream()
            .filter(it -> List.of(MEAN, it.getKey().shortName()).contains(question.course()))
            .map(Map.Entry::getValue)
            .toList();
    if (asked.isEmpty()) {
      throw UserException.of(
          "--judge validation: there is no course %s; there are %s, and %s for all of them.",
          question.course(),
          String.join(", ", courses.keySet().stream().map(DetectionKind::shortName).toList()),
          MEAN);
    }
    return asked.stream()
        .mapToDouble(this::value)
        .filter(value -> asked.size() == 1 || Double.isFinite(value))
        .average()
        .orElse(Double.NaN);
  }

  private double value(CourseValidation validation) {
    Map<String, Double> scores = validation.byName();
    if (!scores.containsKey(question.metric())) {
      throw UserException.of(
          "--judge validation: there is no metric %s; there are %s.",
          question.metric(), String.join(", ", scores.keySet()));
    }
    return scores.get(question.metric());
  }

  @Override
  public void close() {
    shards.close();
  }
}
