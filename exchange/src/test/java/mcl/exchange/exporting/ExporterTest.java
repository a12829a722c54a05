package mcl.exchange.exporting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.base.json.Json;
import mcl.base.safetensors.NamedTensor;
import mcl.base.safetensors.TensorShape;
import mcl.base.safetensors.TensorSource;
import mcl.exchange.Fixture;
import mcl.exchange.importing.ImportRequest;
import mcl.exchange.importing.Importer;
import mcl.model.config.HuggingFaceConfig;
import mcl.tokenization.vocabulary.VocabularyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExporterTest {
  @TempDir Path folder;

  private Path imported(String name, ImportRequest request) throws IOException {
    Path imported = folder.resolve(name);
    Importer.run(request, imported);
    return imported;
  }

  private Path pair(Path generator, Path discriminator) throws IOException {
    return imported(
        "pair-" + generator.getParent().getFileName(),
        new ImportRequest(
            Optional.empty(),
            Optional.of(generator),
            Optional.of(discriminator),
            Optional.empty(),
            Optional.empty(),
            "test"));
  }

  private static ImportRequest from(Path model) {
    return new ImportRequest(
        Optional.of(model),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "test");
  }

  private List<String> export(Path model) throws IOException {
    return Exporter.run(model, folder.resolve("exported"), "MCL test");
  }

  private Path exported(String name) {
    return folder.resolve("exported").resolve(name);
  }

  private static void assertSameBytes(Path expected, Path actual) {
    try (TensorSource one = TensorSource.open(expected);
        TensorSource two = TensorSource.open(actual)) {
      assertEquals(one.names().stream().sorted().toList(), two.names().stream().sorted().toList());
      for (String name : one.names()) {
        ByteBuffer bytes = one.bytes(name);
        assertEquals(bytes, two.bytes(name), name);
        assertEquals(one.header(name).dtype(), two.header(name).dtype());
      }
    }
  }

  @Test
  void aPairComesOutAsItWentIn() throws IOException {
    Path pair = pair(Fixture.golden("generator"), Fixture.golden("discriminator"));
    assertEquals(List.of(), export(pair));
    for (String player : List.of("generator", "discriminator")) {
      assertSameBytes(Fixture.golden(player), exported(player));
      assertEquals(
          HuggingFaceConfig.read(Fixture.golden(player)), HuggingFaceConfig.read(exported(player)));
      assertEquals(
          VocabularyFile.read(Fixture.golden(player)).sha256(),
          VocabularyFile.read(exported(player)).sha256());
    }
    JsonNode fields = HuggingFaceConfig.fields(exported("discriminator"));
    assertEquals("replaced", fields.path("id2label").path("1").asText());
    assertEquals("first", fields.path("summary_type").asText());
  }

  @Test
  void whatCameOutGoesInAgainTheSame() throws IOException {
    Path pair = pair(Fixture.golden("generator"), Fixture.golden("discriminator"));
    export(pair);
    Path again = imported("again", from(folder.resolve("exported")));
    for (String player : List.of("generator", "discriminator")) {
      for (String file : List.of("model.safetensors", "tokenizer.json", "vocab.txt")) {
        assertEquals(
            -1,
            Files.mismatch(pair.resolve(player).resolve(file), again.resolve(player).resolve(file)),
            file);
      }
      assertEquals(
          HuggingFaceConfig.read(pair.resolve(player)),
          HuggingFaceConfig.read(again.resolve(player)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sequence-classification", "token-classification", "question-answering"})
  void aFineTunedModelComesOutAsItWentIn(String name) throws IOException {
    export(imported("tuned", from(Fixture.golden(name))));
    assertSameBytes(Fixture.golden(name), exported(""));
    JsonNode fields = HuggingFaceConfig.fields(exported(""));
    assertEquals(0.25, fields.path("classifier_dropout").asDouble());
    assertTrue(fields.path("id2label").path("1").isTextual());
    assertTrue(fields.path("label2id").isObject());
  }

  @Test
  void headsOfSingleCoursesStayBehindAndAreNamed() throws IOException {
    Path model = Fixture.copy("discriminator", folder.resolve("model"));
    Fixture.rewrite(
        model,
        name -> name,
        NamedTensor.of("course_predictions.std.dense.bias", TensorShape.of(16), new float[16]));
    List<String> notes = export(model);
    assertEquals(1, notes.size());
    assertTrue(notes.get(0).contains("\"course_predictions.std.dense.bias\""), notes.get(0));
    assertSameBytes(Fixture.golden("discriminator"), exported(""));
    assertTrue(Files.readString(exported("README.md")).contains("course_predictions.std"));
  }

  @Test
  void whatTransformersHasNoPlaceForIsRefused() throws IOException {
    Path model = Fixture.copy("discriminator", folder.resolve("model"));
    Fixture.rewrite(
        model, name -> name, NamedTensor.of("extra.weight", TensorShape.of(2), new float[2]));
    refused(
        "holds the tensor \"extra.weight\", for which ElectraForPreTraining of Hugging Face"
            + " transformers has no place. It cannot be exported.",
        model);
  }

  @Test
  void theTokenizerCutsToThePositionsThereAre() throws IOException {
    Path model = Fixture.copy("encoder", folder.resolve("model"));
    export(model);
    JsonNode config = Json.tree(Files.readString(exported("tokenizer_config.json")));
    assertEquals(16, config.path("model_max_length").asInt());
    assertEquals("[MASK]", config.path("mask_token").asText());
  }

  @Test
  void aTokenizerAloneGetsTheLengthAndTheInputs() throws IOException {
    Path model = Fixture.copy("discriminator", folder.resolve("model"));
    for (String name : List.of("tokenizer_config.json", "special_tokens_map.json", "vocab.txt")) {
      Files.delete(model.resolve(name));
    }
    export(model);
    JsonNode config = Json.tree(Files.readString(exported("tokenizer_config.json")));
    assertEquals(16, config.path("model_max_length").asInt());
    assertEquals(
        "[\"input_ids\",\"token_type_ids\",\"attention_mask\"]",
        config.path("model_input_names").toString());
  }

  @Test
  void aShorterLengthAndOtherInputsStay() throws IOException {
    Path model = Fixture.copy("encoder", folder.resolve("model"));
    Files.writeString(
        model.resolve("tokenizer_config.json"),
        "{\"model_max_length\": 9, \"model_input_names\": [\"input_ids\"]}");
    export(model);
    JsonNode config = Json.tree(Files.readString(exported("tokenizer_config.json")));
    assertEquals(9, config.path("model_max_length").asInt());
    assertEquals("[\"input_ids\"]", config.path("model_input_names").toString());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aGeneratorWithOneTableSaysThatItIsTied(boolean twice) throws IOException {
    Path model = Fixture.copy("generator", folder.resolve("model"));
    Fixture.configure(model, it -> it.put("tie_word_embeddings", false));
    if (twice) {
      try (TensorSource source = TensorSource.open(model)) {
        NamedTensor table = NamedTensor.copyOf(source, "electra.embeddings.word_embeddings.weight");
        Fixture.rewrite(
            model,
            name -> name,
            new NamedTensor(
                "generator_lm_head.weight", table.dtype(), table.shape(), table.content()));
      }
    }
    export(model);
    assertTrue(HuggingFaceConfig.fields(exported("")).path("tie_word_embeddings").asBoolean());
    try (TensorSource source = TensorSource.open(exported(""))) {
      assertFalse(source.contains("generator_lm_head.weight"));
    }
  }

  @Test
  void thereIsNoModel() throws IOException {
    refused("nowhere does not exist. Expected a checkpoint", folder.resolve("nowhere"));
    Path run = Files.createDirectories(folder.resolve("run"));
    Files.createDirectory(run.resolve("checkpoint-9"));
    Files.createDirectory(run.resolve("checkpoint-10"));
    refused("Its last checkpoint is " + run.resolve("checkpoint-10") + ".", run);
  }

  @Test
  void theFolderIsThere() throws IOException {
    Files.createDirectory(folder.resolve("exported"));
    String message =
        assertThrows(UserException.class, () -> export(Fixture.golden("encoder"))).getMessage();
    assertTrue(message.contains("exported exists already."), message);
  }

  private void refused(String reason, Path model) {
    String message = assertThrows(UserException.class, () -> export(model)).getMessage();
    assertTrue(message.contains(reason), message);
    assertFalse(Files.exists(folder.resolve("exported")));
  }
}
