package mcl.pretraining.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mcl.base.check.UserException;
import mcl.base.json.Json;
import mcl.base.safetensors.TensorSource;
import mcl.model.TinyElectra;
import mcl.model.TinyVocabulary;
import mcl.model.config.HuggingFaceConfig;
import mcl.model.electra.Electra;
import mcl.model.electra.Player;
import mcl.model.weights.StateDict;
import mcl.model.weights.WeightShape;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.TinyRun;
import mcl.pretraining.TinyText;
import mcl.tokenization.vocabulary.VocabularyFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointStoreEngineTest {
  private final NDManager scope = NDManager.newBaseManager();
  private final Electra electra = TinyElectra.electra(0.1);
  private final StateDict weights = TinyElectra.weights(scope, 5);
  private final PretrainConfig config = TinyRun.config(0.1, 20);

  @TempDir Path run;
  private Path checkpoint;

  @BeforeEach
  void save() throws IOException {
    Provenance provenance = new Provenance(0, "1.0", "2.7.1", "words", "shards", config);
    CheckpointStore store = new CheckpointStore(run, electra, TinyText.tokenizer(), provenance);
    checkpoint = store.save(weights, 12);
  }

  @AfterEach
  void close() {
    scope.close();
  }

  @Test
  void eachPlayerIsAFolderThatTransformersLoads() throws IOException {
    assertEquals(run.resolve("checkpoint-12"), checkpoint);
    for (Player player : Player.values()) {
      Path folder = checkpoint.resolve(player.folder());
      List<String> files =
          List.of("config.json", "model.safetensors", "tokenizer.json", "vocab.txt");
      files.forEach(name -> assertTrue(Files.isRegularFile(folder.resolve(name)), name));
      assertEquals(TinyText.tokenizer().sha256(), VocabularyFile.read(folder).sha256());
    }
    assertEquals(
        electra.generator().config(), HuggingFaceConfig.read(checkpoint.resolve("generator")));
    assertEquals(
        electra.discriminator().config(),
        HuggingFaceConfig.read(checkpoint.resolve("discriminator")));
    assertEquals("ElectraForMaskedLM", architecture("generator"));
    assertEquals("ElectraForPreTraining", architecture("discriminator"));
  }

  @Test
  void weightsComeBackToTheLastBit() {
    try (PairWeights stored = PairWeights.open(checkpoint)) {
      StateDict read = StateDict.create(scope, electra.weights(), stored);
      Map<String, float[]> values = TinyRun.values(read);
      TinyRun.values(weights)
          .forEach((name, expected) -> assertArrayEquals(expected, values.get(name), name));
    }
  }

  @Test
  void filesHoldTheWeightsOfTheirPlayer() {
    try (TensorSource generator = TensorSource.open(checkpoint.resolve("generator"))) {
      assertEquals(
          electra.weights(Player.GENERATOR).stream().map(WeightShape::name).sorted().toList(),
          generator.names().stream().sorted().toList());
    }
  }

  @Test
  void provenanceSaysWhereTheWeightsComeFrom() throws IOException {
    JsonNode fields = Json.tree(Files.readString(checkpoint.resolve("run.json")));
    assertEquals(12, fields.path("step").asInt());
    assertEquals("2.7.1", fields.path("engine").asText());
    assertEquals("words", fields.path("vocabularySha256").asText());
    assertEquals(
        new Provenance(12, "1.0", "2.7.1", "words", "shards", config),
        Json.read(checkpoint.resolve("run.json"), Provenance.class));
  }

  @Test
  void open_whenThereIsNoCheckpoint() {
    Path missing = run.resolve("checkpoint-13");
    String message =
        assertThrows(UserException.class, () -> PairWeights.open(missing)).getMessage();
    assertTrue(message.startsWith(missing.toString()), message);
  }

  private String architecture(String player) throws IOException {
    Path file = checkpoint.resolve(player).resolve("config.json");
    JsonNode fields = Json.tree(Files.readString(file));
    assertEquals(TinyVocabulary.SIZE, fields.path("vocab_size").asInt());
    return fields.path("architectures").path(0).asText();
  }
}
