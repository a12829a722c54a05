package mcl.exchange.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.base.safetensors.NamedTensor;
import mcl.base.safetensors.TensorShape;
import mcl.exchange.Fixture;
import mcl.pretraining.PretrainConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be imported is named, and nothing is left behind. */
final class ImportErrorsTest {
  @TempDir Path folder;

  private void refused(String reason, Optional<Path> from, Path generator, Path discriminator) {
    refused(
        reason,
        new ImportRequest(
            from,
            Optional.ofNullable(generator),
            Optional.ofNullable(discriminator),
            Optional.empty(),
            Optional.empty(),
            "test"));
  }

  private void refused(String reason, Path from) {
    refused(reason, Optional.of(from), null, null);
  }

  private void refused(String reason, ImportRequest request) {
    Path out = folder.resolve("out");
    String message =
        assertThrows(UserException.class, () -> Importer.run(request, out)).getMessage();
    assertTrue(message.contains(reason), message);
    assertFalse(Files.exists(out));
  }

  private Path copy(String name) throws IOException {
    return Fixture.copy(name, folder.resolve(name));
  }

  @Test
  void nothingIsGiven() {
    String message =
        assertThrows(UserException.class, () -> refused("", Optional.empty(), null, null))
            .getMessage();
    assertTrue(message.startsWith("There is nothing to import."), message);
  }

  @Test
  void thereIsNoSuchFolder() throws IOException {
    refused("nowhere does not exist. Expected a folder", folder.resolve("nowhere"));
    refused("config.json does not exist", folder);
    refused("is no folder", copy("encoder").resolve("vocab.txt"));
  }

  @Test
  void thereAreNoWeights() throws IOException {
    Path model = copy("encoder");
    Files.delete(model.resolve("model.safetensors"));
    refused("holds neither model.safetensors nor model.safetensors.index.json", model);
  }

  @Test
  void aShardIsMissing() throws IOException {
    Path model = copy("sharded");
    Files.delete(model.resolve("model-00002-of-00003.safetensors"));
    refused("names the shard \"model-00002-of-00003.safetensors\", which does not exist", model);
  }

  @Test
  void thereIsNoTokenizer() throws IOException {
    Path model = copy("encoder");
    Files.delete(model.resolve("tokenizer.json"));
    Files.delete(model.resolve("vocab.txt"));
    refused("holds neither tokenizer.json nor vocab.txt", model);
  }

  @Test
  void theModelHasAnotherArchitecture() throws IOException {
    Path model = copy("encoder");
    Fixture.configure(model, it -> it.putArray("architectures").add("ElectraForMultipleChoice"));
    refused("\"architectures\" is \"ElectraForMultipleChoice\"; only these", model);
    Fixture.configure(model, it -> it.put("model_type", "bert"));
    refused("field \"model_type\" is \"bert\"; only \"electra\"", model);
  }

  @Test
  void theModelComputesSomethingElse() throws IOException {
    Path model = copy("encoder");
    Fixture.configure(model, it -> it.put("position_embedding_type", "relative_key"));
    refused("\"position_embedding_type\" is \"relative_key\"", model);
    Fixture.configure(
        model, it -> it.put("position_embedding_type", "absolute").put("hidden_act", "relu"));
    refused("\"hidden_act\" is \"relu\"", model);
  }

  @Test
  void tensorsAreMissing() throws IOException {
    Path model = copy("discriminator");
    Fixture.rewrite(model, name -> name.contains("dense_prediction.bias") ? null : name);
    refused("lacks the tensor \"discriminator_predictions.dense_prediction.bias\"", model);
    Fixture.rewrite(model, name -> name.contains("attention") ? null : name);
    refused("lacks 11 tensors (\"electra.encoder.layer.0.attention.self.query.weight\"", model);
  }

  @Test
  void theEncoderHasMoreThanTheConfigurationSays() throws IOException {
    Path model = copy("encoder");
    Fixture.rewrite(
        model,
        name -> name,
        NamedTensor.of("encoder.layer.1.output.dense.bias", TensorShape.of(8), new float[8]));
    refused(
        "holds the tensor \"electra.encoder.layer.1.output.dense.bias\", for which an ELECTRA"
            + " encoder of the sizes in config.json has no place",
        model);
  }

  @Test
  void aTensorHasAnotherShape() throws IOException {
    Path model = copy("encoder");
    Fixture.configure(model, it -> it.put("max_position_embeddings", 15));
    refused(
        "tensor \"embeddings.position_embeddings.weight\" has the shape [16, 8], but config.json"
            + " asks for [15, 8]",
        model);
  }

  @Test
  void aTensorIsThereTwice() throws IOException {
    Path model = copy("encoder");
    Fixture.rewrite(
        model,
        name -> name,
        NamedTensor.of("electra.embeddings.LayerNorm.bias", TensorShape.of(8), new float[8]));
    refused("which are one weight", model);
  }

  @Test
  void labelsAndHeadDisagree() throws IOException {
    Path model = copy("token-classification");
    Fixture.configure(model, it -> it.remove("id2label"));
    refused(
        "tensor \"classifier.weight\" has the shape [3, 8], but config.json asks for [2, 8]",
        model);
    Fixture.configure(model, it -> it.put("num_labels", 0));
    refused("\"num_labels\" is 0", model);
    Fixture.configure(model, it -> it.putObject("id2label").put("0", "a").put("2", "b"));
    refused("but none is \"1\": \"NAME\"", model);
  }

  @Test
  void anAnswerHasTwoEnds() throws IOException {
    Path model = copy("question-answering");
    Fixture.configure(model, it -> it.put("num_labels", 3));
    refused("config.json names 3 labels; ElectraForQuestionAnswering has one for the start", model);
  }

  @Test
  void aGeneratorWithAnOutputMatrixOfItsOwn() throws IOException {
    Path model = copy("generator");
    Fixture.rewrite(
        model,
        name -> name,
        NamedTensor.of("generator_lm_head.weight", TensorShape.of(40, 8), new float[320]));
    Fixture.configure(model, it -> it.put("tie_word_embeddings", false));
    refused("\"tie_word_embeddings\" is false", model);
  }

  @Test
  void playersAreMixedUp() {
    Path generator = Fixture.golden("generator");
    Path discriminator = Fixture.golden("discriminator");
    refused(
        "is of the class ElectraForPreTraining, which is no generator",
        Optional.empty(),
        discriminator,
        null);
    refused(
        "is of the class ElectraForMaskedLM, which is no discriminator",
        Optional.empty(),
        null,
        generator);
    refused("are both to be the generator", Optional.of(generator), generator, discriminator);
    refused(
        "is a fine-tuned model (ElectraForQuestionAnswering), which is no part of a pair",
        Optional.of(Fixture.golden("question-answering")),
        generator,
        null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"max_position_embeddings", "layer_norm_eps"})
  void playersAreNoPair(String field) throws IOException {
    Path generator = copy("generator");
    if (field.equals("layer_norm_eps")) {
      Fixture.configure(generator, it -> it.put(field, 1e-6));
    } else {
      Fixture.configure(generator, it -> it.put(field, 12));
      Fixture.rewrite(
          generator,
          name -> name.contains("position_embeddings") ? null : name,
          NamedTensor.of(
              "electra.embeddings.position_embeddings.weight",
              TensorShape.of(12, 8),
              new float[96]));
    }
    refused("The two are no pair: ", Optional.empty(), generator, Fixture.golden("discriminator"));
  }

  @Test
  void vocabulariesDiffer() throws IOException {
    Path generator = copy("generator");
    Path tokenizer = generator.resolve("tokenizer.json");
    Files.writeString(tokenizer, Files.readString(tokenizer).replace("\"hammer\"", "\"anvil\""));
    refused("have different vocabularies", Optional.empty(), generator, Fixture.golden("encoder"));
  }

  @Test
  void theConfigurationHasOtherSizes() {
    refused(
        "is no discriminator of the sizes in --config: embeddingSize is 8, not 128;",
        new ImportRequest(
            Optional.of(Fixture.golden("discriminator")),
            Optional.empty(),
            Optional.empty(),
            Optional.of(PretrainConfig.defaults()),
            Optional.empty(),
            "test"));
  }

  @Test
  void aConfigurationIsNotForFineTunedModels() {
    refused(
        "--config and --embedding-sharing are for a generator and discriminator",
        new ImportRequest(
            Optional.of(Fixture.golden("question-answering")),
            Optional.empty(),
            Optional.empty(),
            Optional.of(PretrainConfig.defaults()),
            Optional.empty(),
            "test"));
  }

  @Test
  void theFolderIsThere() throws IOException {
    Path out = Files.createDirectory(folder.resolve("there"));
    ImportRequest request =
        new ImportRequest(
            Optional.of(Fixture.golden("encoder")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "test");
    assertEquals(
        out + " exists already. Choose another folder, or move it away.",
        assertThrows(UserException.class, () -> Importer.run(request, out)).getMessage());
  }
}
