package mcl.pretraining;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mcl.base.check.UserException;
import mcl.model.TinyElectra;
import mcl.model.TinyVocabulary;
import mcl.model.config.ElectraConfig;
import mcl.model.config.LayerSizes;
import mcl.model.electra.Electra;
import mcl.model.electra.EmbeddingSharing;
import mcl.model.weights.StateDict;
import mcl.model.weights.WeightSource;
import mcl.pretraining.checkpoint.Ancestor;
import mcl.pretraining.checkpoint.CheckpointStore;
import mcl.pretraining.checkpoint.Provenance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PairStartEngineTest {
  private static final String VOCABULARY = TinyText.tokenizer().vocabulary().sha256();

  private final NDManager scope = NDManager.newBaseManager();
  private final WeightSource zeros = (owner, weight, number) -> owner.zeros(weight.shape());

  @TempDir Path run;

  @AfterEach
  void close() {
    scope.close();
  }

  private Path save(Electra electra) throws IOException {
    PretrainConfig config = TinyRun.config(electra.config(), 1e-3, 5);
    StateDict weights = StateDict.create(scope, electra.weights(), Pretrainer.freshWeights(config));
    Provenance provenance = new Provenance(0, "code", "engine", "words", "data", config);
    return new CheckpointStore(run, electra, TinyText.tokenizer(), provenance).save(weights, 5);
  }

  private static Electra electra(EmbeddingSharing sharing, List<String> heads) {
    ElectraConfig config = TinyElectra.config(0).withEmbeddingSharing(sharing);
    return Electra.of(config, TinyVocabulary.SIZE, heads);
  }

  private Map<String, float[]> start(Path checkpoint, Electra electra) {
    try (PairStart start = PairStart.open(checkpoint, electra, VOCABULARY, zeros)) {
      return TinyRun.values(StateDict.create(scope, electra.weights(), start));
    }
  }

  private String refusal(Path checkpoint, Electra electra, String vocabulary) {
    return assertThrows(
            UserException.class,
            () -> PairStart.open(checkpoint, electra, vocabulary, zeros).close())
        .getMessage();
  }

  @Test
  void bothPlayersGoOnWithEveryWeight() throws IOException {
    Electra electra = electra(EmbeddingSharing.TIED, List.of());
    Path checkpoint = save(electra);
    PretrainConfig config = TinyRun.config(electra.config(), 1e-3, 5);
    Map<String, float[]> expected =
        TinyRun.values(StateDict.create(scope, electra.weights(), Pretrainer.freshWeights(config)));
    Map<String, float[]> started = start(checkpoint, electra);
    assertEquals(expected.keySet(), started.keySet());
    expected.forEach((name, values) -> assertArrayEquals(values, started.get(name), name));
  }

  @Test
  void aHeadThatTheCheckpointLacksStartsFresh() throws IOException {
    Path checkpoint = save(electra(EmbeddingSharing.TIED, List.of()));
    Electra more = electra(EmbeddingSharing.TIED, List.of("rtd", "std"));
    try (PairStart start = PairStart.open(checkpoint, more, VOCABULARY, zeros)) {
      assertEquals(List.of("std"), start.freshHeads());
    }
    Map<String, float[]> started = start(checkpoint, more);
    assertArrayEquals(
        new float[16 * 16], started.get("discriminator/course_predictions.std.dense.weight"));
    assertTrue(started.get("discriminator/discriminator_predictions.dense.weight")[0] != 0);
  }

  @Test
  void tablesThatDifferAreNotTiedSilently() throws IOException {
    Path checkpoint = save(electra(EmbeddingSharing.NONE, List.of()));
    String message = refusal(checkpoint, electra(EmbeddingSharing.TIED, List.of()), VOCABULARY);
    assertTrue(message.contains("model.embeddingSharing is \"tied\""), message);
    start(checkpoint, electra(EmbeddingSharing.GRADIENT_DISENTANGLED, List.of()));
    start(checkpoint, electra(EmbeddingSharing.NONE, List.of()));
  }

  @Test
  void open_whenSizesDiffer() throws IOException {
    Path checkpoint = save(electra(EmbeddingSharing.TIED, List.of()));
    ElectraConfig other =
        new ElectraConfig(
            12,
            TinyElectra.POSITIONS,
            2,
            0,
            128,
            EmbeddingSharing.TIED,
            new LayerSizes(8, 2, 2, 16),
            new LayerSizes(16, 3, 2, 32),
            0.5,
            0.5,
            1e-12,
            0.3);
    assertEquals(
        checkpoint
            + " is not of the sizes of this run. generator: numAttentionHeads is 1, not 2;"
            + " discriminator: numHiddenLayers is 2, not 3. Give the configuration's \"model\" the"
            + " sizes of the checkpoint.",
        refusal(checkpoint, Electra.of(other, TinyVocabulary.SIZE), VOCABULARY));
  }

  @Test
  void open_whenTheVocabularyDiffers() throws IOException {
    Electra electra = electra(EmbeddingSharing.TIED, List.of());
    Path checkpoint = save(electra);
    String message = refusal(checkpoint, electra, "another");
    assertTrue(message.contains("was trained on another vocabulary"), message);
  }

  @Test
  void open_whenItIsNoCheckpoint() throws IOException {
    Electra electra = electra(EmbeddingSharing.TIED, List.of());
    Path nowhere = run.resolve("nowhere");
    assertTrue(
        refusal(nowhere, electra, VOCABULARY).startsWith(nowhere + " does not exist. Expected"));
    Path player = save(electra).resolve("generator");
    assertTrue(refusal(player, electra, VOCABULARY).startsWith(player + " is no checkpoint."));
  }

  @Test
  void anAncestorIsKnownByItsHashes() throws IOException {
    Path checkpoint = save(electra(EmbeddingSharing.TIED, List.of()));
    Ancestor ancestor = Ancestor.of(checkpoint, Ancestor.CHECKPOINT);
    assertEquals(
        List.of("discriminator/model.safetensors", "generator/model.safetensors"),
        List.copyOf(ancestor.sha256().keySet()));
    Files.copy(checkpoint.resolve("generator/model.safetensors"), run.resolve("model.safetensors"));
    assertTrue(
        ancestor.sha256().containsValue(Ancestor.of(run, "one").sha256().get("model.safetensors")));
  }
}
