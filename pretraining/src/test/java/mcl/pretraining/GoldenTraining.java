package mcl.pretraining;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import mcl.base.safetensors.TensorSource;
import mcl.courses.corruption.Slots;
import mcl.courses.lesson.DetectionLesson;
import mcl.courses.lesson.GeneratorLesson;
import mcl.courses.lesson.Labels;
import mcl.courses.loss.LossShare;
import mcl.model.config.ElectraConfig;
import mcl.model.config.EncoderConfig;
import mcl.model.config.HuggingFaceConfig;
import mcl.model.config.LayerSizes;
import mcl.model.electra.Electra;
import mcl.model.electra.EmbeddingSharing;
import mcl.model.electra.PlayerSources;
import mcl.model.weights.StateDict;
import mcl.model.weights.StoredWeights;
import mcl.model.weights.WeightSource;
import mcl.pretraining.optimizer.OptimizerConfig;
import mcl.tokenization.batch.TokenBatch;
import mcl.tokenization.batch.TokenGrid;

/**
 * Steps of ELECTRA's training that transformers and PyTorch took ({@code
 * interop/golden_training.py}): the pair before, what it read, and the pair after.
 *
 * @param settings with the steps
 */
record GoldenTraining(Path folder, Electra electra, JsonNode settings) {

  /** One step as PyTorch took it. */
  record Step(JsonNode step, double detectionWeight) {
    GeneratorLesson generatorLesson() {
      List<int[]> positions = new ArrayList<>();
      step.path("slots").forEach(row -> positions.add(ints(row)));
      Slots slots = Slots.of(grid("truth"), positions);
      LossShare share = new LossShare("generator_loss", slots.count(), 1);
      return new GeneratorLesson(grid("inputs"), documents(), slots, Optional.of(share));
    }

    DetectionLesson detectionLesson() {
      TokenGrid labels = Labels.of(grid("truth"), grid("shown"), documents());
      int counted = 0;
      for (int label : labels.toArray()) {
        counted += label == Labels.NOT_ASKED ? 0 : 1;
      }
      LossShare share = new LossShare("detection_loss", counted, detectionWeight);
      return new DetectionLesson("rtd", grid("shown"), documents(), labels, share);
    }

    double number(String name) {
      return step.path(name).asDouble();
    }

    private TokenGrid documents() {
      TokenGrid attention = grid("attention");
      int[] documents = attention.toArray();
      for (int i = 0; i < documents.length; i++) {
        documents[i] = documents[i] == 1 ? 0 : TokenBatch.PADDING;
      }
      return TokenGrid.of(attention.rows(), attention.columns(), documents);
    }

    private TokenGrid grid(String name) {
      JsonNode rows = step.path(name);
      List<TokenGrid> grids = new ArrayList<>();
      rows.forEach(row -> grids.add(TokenGrid.of(1, row.size(), ints(row))));
      return TokenGrid.stacked(grids);
    }

    private static int[] ints(JsonNode row) {
      int[] values = new int[row.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = row.path(i).intValue();
      }
      return values;
    }
  }

  static GoldenTraining open() {
    try {
      Path folder = Path.of(GoldenTraining.class.getResource("/golden/training").toURI());
      EncoderConfig generator = HuggingFaceConfig.read(folder.resolve("generator"));
      EncoderConfig discriminator = HuggingFaceConfig.read(folder.resolve("discriminator"));
      return new GoldenTraining(
          folder,
          Electra.of(pair(generator, discriminator), generator.vocabSize()),
          Golden.json("training/steps.json"));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ElectraConfig pair(EncoderConfig generator, EncoderConfig discriminator) {
    return new ElectraConfig(
        discriminator.embeddingSize(),
        discriminator.maxPositionEmbeddings(),
        discriminator.typeVocabSize(),
        discriminator.relativePositionBuckets(),
        discriminator.relativePositionMaxDistance(),
        EmbeddingSharing.TIED,
        sizes(generator),
        sizes(discriminator),
        discriminator.hiddenDropoutProb(),
        discriminator.attentionProbsDropoutProb(),
        discriminator.layerNormEps(),
        discriminator.initializerRange());
  }

  private static LayerSizes sizes(EncoderConfig config) {
    return new LayerSizes(
        config.hiddenSize(),
        config.numHiddenLayers(),
        config.numAttentionHeads(),
        config.intermediateSize());
  }

  StateDict before(NDManager scope) {
    Path generator = folder.resolve("generator");
    Path discriminator = folder.resolve("discriminator");
    try (TensorSource generators = TensorSource.open(generator);
        TensorSource discriminators = TensorSource.open(discriminator)) {
      return StateDict.create(
          scope,
          electra.weights(),
          new PlayerSources(stored(generators, generator), stored(discriminators, discriminator)));
    }
  }

  StateDict after(NDManager scope) {
    Path file = folder.resolve("after.safetensors");
    try (TensorSource tensors = TensorSource.open(file)) {
      return StateDict.create(scope, electra.weights(), stored(tensors, file));
    }
  }

  private static WeightSource stored(TensorSource tensors, Path place) {
    return new StoredWeights(tensors, place, UnaryOperator.identity());
  }

  OptimizerConfig optimizer() {
    return new OptimizerConfig(
        number("rate"),
        number("beta1"),
        number("beta2"),
        number("epsilon"),
        number("weight_decay"),
        true,
        number("max_norm"),
        1,
        List.of());
  }

  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    settings.path("steps").forEach(step -> steps.add(new Step(step, number("detection_weight"))));
    return steps;
  }

  double number(String name) {
    return settings.path(name).asDouble();
  }
}
