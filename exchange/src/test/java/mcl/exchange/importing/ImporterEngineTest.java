package mcl.exchange.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mcl.base.json.Json;
import mcl.exchange.Fixture;
import mcl.model.config.ElectraConfig;
import mcl.model.config.HuggingFaceConfig;
import mcl.model.config.LayerSizes;
import mcl.model.electra.Electra;
import mcl.model.electra.EmbeddingSharing;
import mcl.model.electra.Player;
import mcl.model.weights.StateDict;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.checkpoint.PairWeights;
import mcl.pretraining.checkpoint.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImporterEngineTest {
  private static final String TABLE = "electra.embeddings.word_embeddings.weight";

  @TempDir Path folder;

  private List<String> run(ImportRequest request) throws IOException {
    return Importer.run(request, folder.resolve("out"));
  }

  private Path out(String name) {
    return folder.resolve("out").resolve(name);
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

  private static ImportRequest pair(Optional<EmbeddingSharing> sharing) {
    return new ImportRequest(
        Optional.empty(),
        Optional.of(Fixture.golden("generator")),
        Optional.of(Fixture.golden("discriminator")),
        Optional.empty(),
        sharing,
        "test");
  }

  @Test
  void aPairBecomesACheckpointWithTheSameNumbers() throws IOException {
    List<String> notes = run(pair(Optional.empty()));
    for (String player : List.of("generator", "discriminator")) {
      assertEquals(Fixture.values(Fixture.golden(player)), Fixture.values(out(player)));
      assertEquals(
          HuggingFaceConfig.fields(Fixture.golden(player)),
          HuggingFaceConfig.fields(out(player)),
          "no field of the configuration is lost");
      assertEquals(
          -1,
          Files.mismatch(
              Fixture.golden(player).resolve("tokenizer.json"),
              out(player).resolve("tokenizer.json")));
    }
    assertEquals(1, notes.size());
    assertTrue(notes.get(0).contains("different embeddings, so each keeps its own"), notes.get(0));
    Provenance run = Provenance.read(folder.resolve("out"));
    assertEquals(EmbeddingSharing.NONE, run.config().model().embeddingSharing());
    assertEquals(0, run.step());
    assertEquals(
        List.of("ElectraForMaskedLM", "ElectraForPreTraining"),
        run.lineage().stream().map(it -> it.kind()).toList());
    assertEquals(64, run.lineage().get(0).sha256().get("model.safetensors").length());
    assertLoads(run);
  }

  private void assertLoads(Provenance run) {
    Electra electra = run.config().electra(40);
    try (NDManager scope = NDManager.newBaseManager();
        PairWeights stored = PairWeights.open(folder.resolve("out"))) {
      StateDict weights = StateDict.create(scope, electra.weights(), stored);
      assertEquals(electra.weights().size(), weights.names().size());
    }
  }

  @Test
  void aFolderOfTwoPlayersIsAPair() throws IOException {
    Path both = folder.resolve("both");
    Fixture.copy("generator", both.resolve("generator"));
    Fixture.copy("discriminator", both.resolve("discriminator"));
    run(from(both));
    assertEquals(Fixture.values(both.resolve("generator")), Fixture.values(out("generator")));
    assertEquals(
        Fixture.values(both.resolve("discriminator")), Fixture.values(out("discriminator")));
  }

  @Test
  void tiedOnRequest_bothGetTheDiscriminatorsTables() throws IOException {
    List<String> notes = run(pair(Optional.of(EmbeddingSharing.TIED)));
    assertTrue(notes.get(0).contains("both get the discriminator's"), notes.get(0));
    Map<String, List<Float>> discriminator = Fixture.values(Fixture.golden("discriminator"));
    assertEquals(discriminator.get(TABLE), Fixture.values(out("generator")).get(TABLE));
    assertEquals(
        EmbeddingSharing.TIED,
        Provenance.read(folder.resolve("out")).config().model().embeddingSharing());
  }

  @Test
  void equalTables_areTied() throws IOException {
    Path generator = Fixture.copy("generator", folder.resolve("generator"));
    Path discriminator = Fixture.copy("encoder", folder.resolve("encoder"));
    Path weights = folder.resolve("tables");
    Importer.run(pairOf(generator, discriminator, Optional.of(EmbeddingSharing.TIED)), weights);
    List<String> notes =
        run(
            pairOf(
                weights.resolve("generator"), weights.resolve("discriminator"), Optional.empty()));
    assertEquals(1, notes.size());
    assertTrue(notes.get(0).contains("have the same embeddings, so they are tied"), notes.get(0));
    assertEquals(
        EmbeddingSharing.TIED,
        Provenance.read(folder.resolve("out")).config().model().embeddingSharing());
  }

  private static ImportRequest pairOf(
      Path generator, Path discriminator, Optional<EmbeddingSharing> sharing) {
    return new ImportRequest(
        Optional.empty(),
        Optional.of(generator),
        Optional.of(discriminator),
        Optional.empty(),
        sharing,
        "test");
  }

  @Test
  void aDiscriminatorAlone_getsANewGenerator() throws IOException {
    List<String> notes = run(from(Fixture.golden("discriminator")));
    assertEquals(
        List.of(
            "There is no generator: it starts at random, with the embeddings of the other player."
                + " Its sizes follow ELECTRA's rule, and --config FILE gives it others: 1 layer, 4"
                + " wide, 1 head, 16 in the feed-forward layers."),
        notes);
    Map<String, List<Float>> generator = Fixture.values(out("generator"));
    assertEquals(Fixture.values(Fixture.golden("discriminator")).get(TABLE), generator.get(TABLE));
    List<Float> dense = generator.get("electra.encoder.layer.0.intermediate.dense.weight");
    assertNotEquals(dense.get(0), dense.get(1));
    Provenance run = Provenance.read(folder.resolve("out"));
    assertEquals(EmbeddingSharing.TIED, run.config().model().embeddingSharing());
    assertTrue(run.engine().startsWith("PyTorch"), run.engine());
    assertLoads(run);
  }

  @Test
  void aGeneratorAlone_getsADiscriminatorOfTheConfiguredSizes() throws IOException {
    LayerSizes small = new LayerSizes(8, 1, 2, 16);
    ElectraConfig sizes =
        ElectraConfig.of(
            HuggingFaceConfig.read(Fixture.golden("sharded")).withLayers(small),
            HuggingFaceConfig.read(Fixture.golden("sharded"))
                .withLayers(new LayerSizes(12, 2, 3, 20)),
            EmbeddingSharing.TIED);
    PretrainConfig config = PretrainConfig.defaults().withModel(sizes);
    run(
        new ImportRequest(
            Optional.of(Fixture.golden("sharded")),
            Optional.empty(),
            Optional.empty(),
            Optional.of(config),
            Optional.empty(),
            "test"));
    assertEquals(Fixture.values(Fixture.golden("sharded")), Fixture.values(out("generator")));
    assertEquals(
        new LayerSizes(12, 2, 3, 20), HuggingFaceConfig.read(out("discriminator")).layerSizes());
    assertLoads(Provenance.read(folder.resolve("out")));
  }

  @Test
  void anEncoderAlone_isTheDiscriminatorsWithoutAHead() throws IOException {
    List<String> notes = run(from(Fixture.golden("encoder")));
    assertTrue(notes.get(1).contains("has no head for a discriminator"), notes.toString());
    Map<String, List<Float>> imported = Fixture.values(out("discriminator"));
    Fixture.values(Fixture.golden("encoder"))
        .forEach((name, values) -> assertEquals(values, imported.get("electra." + name), name));
    assertTrue(imported.containsKey("discriminator_predictions.dense.weight"));
  }

  @ParameterizedTest
  @CsvSource({"float16, discriminator", "bfloat16, generator"})
  void halfPrecisionIsWidened(String name, String player) throws IOException {
    run(from(Fixture.golden(name)));
    assertEquals(Fixture.values(Fixture.golden(name)), Fixture.values(out(player)));
    assertEquals("float32", HuggingFaceConfig.fields(out(player)).path("dtype").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sequence-classification", "token-classification", "question-answering"})
  void aFineTunedModelIsTakenAsItIs(String name) throws IOException {
    assertEquals(List.of(), run(from(Fixture.golden(name))));
    assertEquals(Fixture.values(Fixture.golden(name)), Fixture.values(out("model")));
    assertEquals(
        HuggingFaceConfig.fields(Fixture.golden(name)), HuggingFaceConfig.fields(out("model")));
    Importer.Lineage lineage =
        Json.read(folder.resolve("out/lineage.json"), Importer.Lineage.class);
    assertEquals(Fixture.golden(name).toString(), lineage.lineage().get(0).path());
    assertTrue(Files.notExists(out(Player.GENERATOR.folder())));
  }
}
