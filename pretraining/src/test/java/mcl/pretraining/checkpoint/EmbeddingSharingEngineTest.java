package mcl.pretraining.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import mcl.base.random.RandomStreams;
import mcl.base.safetensors.TensorSource;
import mcl.model.TinyElectra;
import mcl.model.TinyVocabulary;
import mcl.model.config.ElectraConfig;
import mcl.model.electra.Electra;
import mcl.model.electra.EmbeddingSharing;
import mcl.model.electra.Player;
import mcl.model.weights.Initialization;
import mcl.model.weights.StateDict;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.TinyRun;
import mcl.pretraining.TinyText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A short run with each way of sharing embeddings, saved and read again. */
final class EmbeddingSharingEngineTest {
  private static final Player GENERATOR = Player.GENERATOR;
  private static final Player DISCRIMINATOR = Player.DISCRIMINATOR;
  private static final String TABLE = "electra.embeddings.word_embeddings.weight";
  private static final String SCALE = "electra.embeddings.LayerNorm.weight";

  /** A difference comes back as (G + difference) - G. */
  private static final float ROUNDING = 1e-6f;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(EmbeddingSharing.class)
  void whatWasLearnedComesBack(EmbeddingSharing sharing) throws IOException {
    PretrainConfig config = config(sharing);
    Electra electra = Electra.of(config.model(), TinyVocabulary.SIZE);
    try (TinyRun run = trained(config)) {
      Path checkpoint = save(electra, config, run.weights());
      Map<String, float[]> read = read(electra, checkpoint);
      TinyRun.values(run.weights())
          .forEach(
              (name, expected) ->
                  assertArrayEquals(
                      expected, read.get(name), name.startsWith("difference/") ? ROUNDING : 0));
    }
  }

  @ParameterizedTest
  @EnumSource(EmbeddingSharing.class)
  void eachFileHoldsWhatItsPlayerReads(EmbeddingSharing sharing) throws IOException {
    PretrainConfig config = config(sharing);
    try (TinyRun run = trained(config)) {
      Electra electra = Electra.of(config.model(), TinyVocabulary.SIZE);
      Path checkpoint = save(electra, config, run.weights());
      Map<String, float[]> values = TinyRun.values(run.weights());
      for (String name : List.of(TABLE, SCALE)) {
        assertArrayEquals(generators(sharing, values, name), stored(checkpoint, GENERATOR, name));
        assertArrayEquals(
            discriminators(sharing, values, name), stored(checkpoint, DISCRIMINATOR, name));
      }
    }
  }

  private static float[] generators(
      EmbeddingSharing sharing, Map<String, float[]> values, String name) {
    return switch (sharing) {
      case TIED -> values.get(DISCRIMINATOR.nameOf(name));
      case NONE, GRADIENT_DISENTANGLED -> values.get(GENERATOR.nameOf(name));
    };
  }

  private static float[] discriminators(
      EmbeddingSharing sharing, Map<String, float[]> values, String name) {
    return switch (sharing) {
      case TIED, NONE -> values.get(DISCRIMINATOR.nameOf(name));
      case GRADIENT_DISENTANGLED -> {
        float[] difference = values.get("difference/" + name);
        assertFalse(Arrays.equals(new float[difference.length], difference), "it has learned");
        yield sum(values.get(GENERATOR.nameOf(name)), difference);
      }
    };
  }

  @Test
  void aPairCanGoOnWithAnotherWayOfSharing() throws IOException {
    PretrainConfig config = config(EmbeddingSharing.GRADIENT_DISENTANGLED);
    try (TinyRun run = trained(config)) {
      Electra electra = Electra.of(config.model(), TinyVocabulary.SIZE);
      Path checkpoint = save(electra, config, run.weights());
      ElectraConfig apart = config.model().withEmbeddingSharing(EmbeddingSharing.NONE);
      Map<String, float[]> read = read(Electra.of(apart, TinyVocabulary.SIZE), checkpoint);
      for (Player player : Player.values()) {
        assertArrayEquals(stored(checkpoint, player, TABLE), read.get(player.nameOf(TABLE)));
      }
    }
  }

  @Test
  void theHeadsOfAllCoursesComeBack() throws IOException {
    PretrainConfig config = config(EmbeddingSharing.TIED);
    Electra electra = Electra.of(config.model(), TinyVocabulary.SIZE, List.of("rtd", "std", "itd"));
    try (NDManager scope = NDManager.newBaseManager()) {
      StateDict weights =
          StateDict.create(scope, electra.weights(), new Initialization(new RandomStreams(3), 0.1));
      Path checkpoint = save(electra, config, weights);
      Map<String, float[]> read = read(electra, checkpoint);
      TinyRun.values(weights)
          .forEach((name, expected) -> assertArrayEquals(expected, read.get(name), name));
      try (TensorSource source = TensorSource.open(checkpoint.resolve("discriminator"))) {
        assertTrue(source.contains("discriminator_predictions.dense_prediction.weight"));
        assertTrue(source.contains("course_predictions.std.dense.weight"));
        assertTrue(source.contains("course_predictions.itd.dense_prediction.bias"));
        assertEquals(
            electra.weights().stream()
                .filter(weight -> weight.name().startsWith("discriminator/"))
                .count(),
            source.names().size());
      }
    }
  }

  private static PretrainConfig config(EmbeddingSharing sharing) {
    return TinyRun.config(TinyElectra.config(0.1).withEmbeddingSharing(sharing), 1e-2, 20);
  }

  private static TinyRun trained(PretrainConfig config) {
    TinyRun run = TinyRun.open(config, new TinyText(64, 10));
    for (int step = 0; step < 3; step++) {
      assertTrue(run.step().run(step).updated());
    }
    return run;
  }

  private Path save(Electra electra, PretrainConfig config, StateDict weights) throws IOException {
    Provenance provenance = new Provenance(0, "code", "engine", "words", "shards", config);
    return new CheckpointStore(folder, electra, TinyText.tokenizer(), provenance).save(weights, 3);
  }

  private static Map<String, float[]> read(Electra electra, Path checkpoint) {
    try (NDManager scope = NDManager.newBaseManager();
        PairWeights stored = PairWeights.open(checkpoint)) {
      return TinyRun.values(StateDict.create(scope, electra.weights(), stored));
    }
  }

  private static float[] stored(Path checkpoint, Player player, String name) throws IOException {
    try (TensorSource source = TensorSource.open(checkpoint.resolve(player.folder()))) {
      return source.floats(name);
    }
  }

  private static float[] sum(float[] one, float[] other) {
    float[] sum = new float[one.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = one[i] + other[i];
    }
    return sum;
  }
}
