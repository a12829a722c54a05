import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import mcl.base.json.Json;
import mcl.base.random.RandomStreams;
import mcl.base.safetensors.TensorSource;
import mcl.courses.Curriculum;
import mcl.courses.DetectionKind;
import mcl.courses.Examination;
import mcl.courses.Preparation;
import mcl.model.config.ElectraConfig;
import mcl.model.electra.Electra;
import mcl.model.electra.EmbeddingSharing;
import mcl.model.electra.PlayerSources;
import mcl.model.weights.StateDict;
import mcl.model.weights.StoredWeights;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.checkpoint.Provenance;
import mcl.pretraining.report.HeldOutEvaluation;
import mcl.pretraining.report.UnigramBaseline;
import mcl.pretraining.report.ValidationReport;
import mcl.tokenization.batch.BatchStream;
import mcl.tokenization.shards.PackingConfig;
import mcl.tokenization.shards.SequencePacker;
import mcl.tokenization.shards.ShardReader;
import mcl.tokenization.shards.Split;
import mcl.tokenization.vocabulary.Vocabulary;

/**
 * Lets the discriminators of several runs judge the same held-out text, spoiled by one generator, and prints the ROC AUC of
 * each in each course. (A run's own validation uses its own generator, so a better generator makes its discriminator look
 * worse.)
 *
 * <p>Arguments: shards, the checkpoint with the generator, checkpoints with discriminators.
 */
public final class JudgeTogether {
  private JudgeTogether() {}

  public static void main(String[] arguments) {
    Path generator = Path.of(arguments[1]);
    try (ShardReader shards = ShardReader.open(Path.of(arguments[0]))) {
      for (String discriminator : List.of(arguments).subList(2, arguments.length)) {
        Map<DetectionKind, Double> scores = judge(shards, generator, Path.of(discriminator));
        System.out.println(Json.line(Map.of("discriminator", discriminator, "roc_auc", scores)));
      }
    }
  }

  private static Map<DetectionKind, Double> judge(ShardReader shards, Path generator, Path discriminator) {
    PretrainConfig config = Json.read(discriminator.resolve("run.json"), Provenance.class).config();
    ElectraConfig apart = config.model().withEmbeddingSharing(EmbeddingSharing.NONE);
    Vocabulary vocabulary = shards.tokenizer().vocabulary();
    Electra electra = Electra.of(apart, vocabulary.size(), config.courses().heads());
    Path read = generator.resolve("generator");
    Path judging = discriminator.resolve("discriminator");
    try (TensorSource one = TensorSource.open(read);
        TensorSource other = TensorSource.open(judging);
        NDManager scope = NDManager.newBaseManager()) {
      StateDict weights =
          StateDict.create(
              scope,
              electra.weights(),
              new PlayerSources(
                  new StoredWeights(one, read, UnaryOperator.identity()),
                  new StoredWeights(other, judging, UnaryOperator.identity())));
      ValidationReport report = evaluation(shards, config, electra).evaluate(scope, weights, 0);
      return report.courses().entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().detection().rocAuc()));
    }
  }

  private static HeldOutEvaluation evaluation(ShardReader shards, PretrainConfig config, Electra electra) {
    Vocabulary vocabulary = shards.tokenizer().vocabulary();
    PackingConfig packing = new PackingConfig(config.sequenceLength(), config.validation().share(), 0);
    BatchStream text = new BatchStream(new SequencePacker(shards, packing, Split.VALIDATION), 1, config.batch().size());
    return new HeldOutEvaluation(
        text,
        new HeldOutEvaluation.Asking(
            new Preparation(config.courses(), config.batch().courses(), vocabulary.special()),
            new Curriculum(electra, vocabulary.special(), config.withinDocuments())),
        UnigramBaseline.of(List.of(text.at(0)), vocabulary.size(), vocabulary.special()),
        new RandomStreams(1),
        new HeldOutEvaluation.Scope(
            config.batch().size(), 0, 1_024, new Examination(List.of(DetectionKind.values()), true, false)));
  }
}
