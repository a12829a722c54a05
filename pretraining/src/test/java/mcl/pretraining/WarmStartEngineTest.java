package mcl.pretraining;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import mcl.base.check.UserException;
import mcl.model.TinyElectra;
import mcl.model.TinyVocabulary;
import mcl.model.config.ElectraConfig;
import mcl.model.config.EncoderConfig;
import mcl.model.config.LayerSizes;
import mcl.model.electra.Electra;
import mcl.model.electra.EmbeddingSharing;
import mcl.model.electra.Player;
import mcl.model.weights.StateDict;
import mcl.model.weights.WeightShape;
import mcl.model.weights.WeightSource;
import mcl.pretraining.checkpoint.CheckpointStore;
import mcl.pretraining.checkpoint.Provenance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WarmStartEngineTest {
  private static final String VOCABULARY = TinyText.tokenizer().vocabulary().sha256();

  /** A generator of the discriminator's sizes. */
  private static final ElectraConfig EVEN =
      new ElectraConfig(
          12,
          TinyElectra.POSITIONS,
          2,
          0,
          128,
          EmbeddingSharing.TIED,
          new LayerSizes(16, 2, 2, 32),
          new LayerSizes(16, 2, 2, 32),
          0,
          0,
          1e-12,
          0.1);

  private final NDManager scope = NDManager.newBaseManager();
  private final Electra electra = Electra.of(EVEN, TinyVocabulary.SIZE);
  private final EncoderConfig wanted = electra.discriminator().config();
  private final WeightSource zeros = (owner, weight, number) -> owner.zeros(weight.shape());

  @TempDir Path run;
  private StateDict first;
  private Path checkpoint;

  @BeforeEach
  void saveAFirstStage() throws IOException {
    PretrainConfig config = TinyRun.config(EVEN, 1e-3, 5);
    first = StateDict.create(scope, electra.weights(), Pretrainer.freshWeights(config));
    Provenance provenance = new Provenance(0, "code", "engine", "words", "data", config);
    checkpoint = new CheckpointStore(run, electra, TinyText.tokenizer(), provenance).save(first, 5);
  }

  @AfterEach
  void close() {
    scope.close();
  }

  @Test
  void theDiscriminatorStartsAsTheGeneratorThatWasTrained() {
    Map<String, float[]> values = start("generator");
    for (String name : values.keySet()) {
      float[] expected = new float[values.get(name).length];
      if (name.startsWith("discriminator/electra.")) {
        boolean shared = name.contains("/electra.embeddings.");
        String from = shared ? name : name.replace("discriminator/", "generator/");
        expected = first.get(from).toFloatArray();
      }
      assertArrayEquals(expected, values.get(name), name);
    }
  }

  @Test
  void orAsAnotherDiscriminator() {
    Map<String, float[]> values = start("discriminator");
    String name = "discriminator/electra.encoder.layer.1.output.dense.weight";
    assertArrayEquals(first.get(name).toFloatArray(), values.get(name));
    String head = "discriminator/discriminator_predictions.dense.weight";
    assertArrayEquals(new float[16 * 16], values.get(head), "the head is fresh");
  }

  @ParameterizedTest
  @CsvSource({"NONE, discriminator/", "GRADIENT_DISENTANGLED, difference/"})
  void bothPlayersStartWithTheSameEmbeddings(EmbeddingSharing sharing, String place) {
    Map<String, float[]> values = start("generator", sharing);
    for (WeightShape weight : electra.weights(Player.GENERATOR).subList(0, 5)) {
      float[] stored = first.get("discriminator/" + weight.name()).toFloatArray();
      boolean difference = sharing == EmbeddingSharing.GRADIENT_DISENTANGLED;
      assertArrayEquals(stored, values.get("generator/" + weight.name()), weight.name());
      assertArrayEquals(
          difference ? new float[stored.length] : stored, values.get(place + weight.name()));
    }
    String layer = "electra.encoder.layer.1.output.dense.weight";
    assertArrayEquals(
        first.get("generator/" + layer).toFloatArray(), values.get("discriminator/" + layer));
    assertArrayEquals(new float[16 * 32], values.get("generator/" + layer), "the layer is fresh");
  }

  @Test
  void open_whenSizesDiffer() {
    EncoderConfig other = TinyElectra.config(0).generator(TinyVocabulary.SIZE);
    assertEquals(
        checkpoint.resolve("generator")
            + "/config.json: hidden_size is 16, but the discriminator of this run has 8.",
        refusal("generator", other, VOCABULARY));
  }

  @Test
  void open_whenRelativePositionsDiffer() {
    String message = refusal("discriminator", relative(32, 128), VOCABULARY);
    assertTrue(message.contains("relative_attention_num_buckets is 0"), message);
    assertEquals(wanted, relative(0, 64), "without buckets, the distance means nothing");
  }

  private static EncoderConfig relative(int buckets, int maxDistance) {
    return EVEN.withRelativePositions(buckets, maxDistance).discriminator(TinyVocabulary.SIZE);
  }

  @Test
  void open_whenTheVocabularyDiffers() {
    String message = refusal("generator", wanted, "another");
    assertTrue(message.contains("was trained on another vocabulary"), message);
  }

  @Test
  void open_whenThereIsNothing() {
    String message = refusal("elsewhere", wanted, VOCABULARY);
    assertTrue(message.startsWith(checkpoint.resolve("elsewhere").toString()), message);
  }

  private Map<String, float[]> start(String player) {
    return start(player, EmbeddingSharing.TIED);
  }

  private Map<String, float[]> start(String player, EmbeddingSharing sharing) {
    Electra next = Electra.of(EVEN.withEmbeddingSharing(sharing), TinyVocabulary.SIZE);
    try (WarmStart warm = WarmStart.open(checkpoint.resolve(player), wanted, VOCABULARY, zeros)) {
      return TinyRun.values(StateDict.create(scope, next.weights(), warm));
    }
  }

  private String refusal(String player, EncoderConfig sizes, String vocabulary) {
    Path folder = checkpoint.resolve(player);
    return assertThrows(
            UserException.class, () -> WarmStart.open(folder, sizes, vocabulary, zeros).close())
        .getMessage();
  }
}
