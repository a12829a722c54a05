package mcl.model.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mcl.base.check.UserException;
import mcl.base.json.Json;
import mcl.model.TinyElectra;
import mcl.model.TinyVocabulary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HuggingFaceConfigTest {
  private final EncoderConfig config = TinyElectra.config(0.1).discriminator(TinyVocabulary.SIZE);

  @TempDir Path folder;

  @BeforeEach
  void writeConfig() throws IOException {
    HuggingFaceConfig.write(
        folder, config, "ElectraForPreTraining", 0, Map.of("id2label", Map.of("0", "no")));
  }

  @Test
  void readingBackIsTheIdentity() {
    assertEquals(config, HuggingFaceConfig.read(folder));
  }

  @Test
  void writesWhatTransformersLooksFor() throws IOException {
    JsonNode fields = fields();
    assertEquals("electra", fields.path("model_type").asText());
    assertEquals("ElectraForPreTraining", fields.path("architectures").path(0).asText());
    assertEquals(TinyVocabulary.SIZE, fields.path("vocab_size").asInt());
    assertEquals(0, fields.path("pad_token_id").asInt(-1));
    assertEquals("no", fields.path("id2label").path("0").asText());
  }

  @Test
  void relativePositionsAreWrittenAsAnEncoderOfOurOwn() throws IOException {
    EncoderConfig relative = relative(8, 20);
    HuggingFaceConfig.write(folder, relative, "ElectraForMaskedLM", 0, Map.of());
    assertEquals(relative, HuggingFaceConfig.read(folder));
    assertEquals("mcl", fields().path("model_type").asText());
    assertEquals("MclForMaskedLM", fields().path("architectures").path(0).asText());
    assertEquals(8, fields().path("relative_attention_num_buckets").asInt());
    assertEquals(20, fields().path("relative_attention_max_distance").asInt());
    write(fields().put("relative_attention_num_buckets", 5));
    assertRefused("relativePositionBuckets is 5; it must be 0 (none) or an even number from 4 on");
    write(fields().put("relative_attention_num_buckets", 8).put("model_type", "electra"));
    assertRefused("field \"model_type\" is \"electra\"; only \"mcl\" can be used");
  }

  @Test
  void relativePositionsAreNotForExport() {
    HuggingFaceConfig.requireExportable(config);
    EncoderConfig relative = relative(32, 128);
    String message =
        assertThrows(UserException.class, () -> HuggingFaceConfig.requireExportable(relative))
            .getMessage();
    assertTrue(message.contains("relativePositionBuckets is 32"), message);
    assertTrue(message.contains("cannot hold"), message);
  }

  private static EncoderConfig relative(int buckets, int maxDistance) {
    return TinyElectra.config(0.1)
        .withRelativePositions(buckets, maxDistance)
        .discriminator(TinyVocabulary.SIZE);
  }

  @Test
  void fieldsThatNobodyNeedsAreIgnored() throws IOException {
    write(fields().put("summary_type", "first").putNull("classifier_dropout"));
    assertEquals(config, HuggingFaceConfig.read(folder));
    ObjectNode fields = fields();
    fields.remove("position_embedding_type");
    write(fields);
    assertEquals(config, HuggingFaceConfig.read(folder));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model_type | \"bert\" | field \"model_type\" is \"bert\"; only \"electra\" can be used",
        "hidden_act | \"relu\" | field \"hidden_act\" is \"relu\"; only \"gelu\" can be used",
        "position_embedding_type | \"relative_key\" | only \"absolute\" can be used",
        "hidden_size | \"16\" | field \"hidden_size\" must be a whole number",
        "hidden_dropout_prob | \"0.1\" | field \"hidden_dropout_prob\" must be a number",
        "hidden_size | 16.5 | field \"hidden_size\" must be a whole number",
        "vocab_size | 4294967336 | field \"vocab_size\" must be a whole number",
        "hidden_size | 17 | hiddenSize 17 must be a positive multiple of numAttentionHeads 2",
        "num_attention_heads | 0 | must be a positive multiple of numAttentionHeads 0",
        "vocab_size | 0 | vocabSize is 0; it must be 1 or more",
        "embedding_size | -1 | embeddingSize is -1; it must be 1 or more",
        "num_hidden_layers | 0 | numHiddenLayers is 0; it must be 1 or more",
        "intermediate_size | 0 | intermediateSize is 0; it must be 1 or more",
        "max_position_embeddings | 1 | maxPositionEmbeddings is 1; it must be 2 or more",
        "type_vocab_size | 0 | typeVocabSize is 0; it must be 1 or more",
        "hidden_dropout_prob | 0.95 | hiddenDropoutProb is 0.95; it must be between 0 and 0.9",
        "attention_probs_dropout_prob | -0.1 | attentionProbsDropoutProb is -0.1; it must be",
        "layer_norm_eps | 0 | layerNormEps is 0.0; it must be above 0",
        "initializer_range | 0 | initializerRange is 0.0; it must be above 0",
      })
  void read_whenFieldIsWrong(String field, String value, String expected) throws IOException {
    write(fields().set(field, Json.tree(value)));
    assertRefused(expected);
  }

  @Test
  void read_whenFieldIsMissing() throws IOException {
    for (String field : List.of("embedding_size", "layer_norm_eps")) {
      writeConfig();
      ObjectNode fields = fields();
      fields.remove(field);
      write(fields);
      assertRefused("field \"" + field + "\" is missing; it must be");
    }
    write((ObjectNode) Json.tree("{}"));
    assertRefused("field \"model_type\" is missing");
  }

  @Test
  void read_whenThereIsNoSuchFile() {
    Path elsewhere = folder.resolve("elsewhere");
    String message =
        assertThrows(UserException.class, () -> HuggingFaceConfig.read(elsewhere)).getMessage();
    assertTrue(message.startsWith(elsewhere.resolve("config.json") + " does not exist."), message);
  }

  @Test
  void read_whenItIsNoJson() throws IOException {
    Files.writeString(folder.resolve("config.json"), "{\"model_type\": ");
    assertRefused("config.json, line 1: not valid JSON");
    Files.writeString(folder.resolve("config.json"), "");
    assertRefused("field \"model_type\" is missing");
  }

  private void assertRefused(String expected) {
    String message =
        assertThrows(UserException.class, () -> HuggingFaceConfig.read(folder)).getMessage();
    assertTrue(message.startsWith(folder.resolve("config.json").toString()), message);
    assertTrue(message.contains(expected), message);
  }

  private ObjectNode fields() throws IOException {
    return (ObjectNode) Json.tree(Files.readString(folder.resolve("config.json")));
  }

  private void write(JsonNode fields) throws IOException {
    Files.writeString(folder.resolve("config.json"), fields.toString());
  }
}
