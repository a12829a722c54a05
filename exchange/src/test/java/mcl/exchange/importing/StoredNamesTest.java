package mcl.exchange.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mcl.base.safetensors.NamedTensor;
import mcl.base.safetensors.TensorShape;
import mcl.base.safetensors.TensorSource;
import mcl.exchange.Fixture;
import mcl.model.electra.EmbeddingSharing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same weights under the names that other versions and tools store them with. */
final class StoredNamesTest {
  private static final String TABLE = "electra.embeddings.word_embeddings.weight";
  private static final String OUTPUT = "generator_lm_head.weight";

  @TempDir Path folder;
  private Path generator;

  @BeforeEach
  void copy() throws IOException {
    generator = Fixture.copy("generator", folder.resolve("generator"));
  }

  private List<String> importPair() throws IOException {
    ImportRequest request =
        new ImportRequest(
            Optional.empty(),
            Optional.of(generator),
            Optional.of(Fixture.golden("discriminator")),
            Optional.empty(),
            Optional.of(EmbeddingSharing.GRADIENT_DISENTANGLED),
            "test");
    return Importer.run(request, folder.resolve("out"));
  }

  private void assertImportedUnchanged() throws IOException {
    importPair();
    assertEquals(
        Fixture.values(Fixture.golden("generator")),
        Fixture.values(folder.resolve("out/generator")));
  }

  private NamedTensor output(float added) {
    float[] values;
    try (TensorSource source = TensorSource.open(generator)) {
      values = source.floats(TABLE);
    }
    values[0] += added;
    return NamedTensor.of(OUTPUT, TensorShape.of(40, 8), values);
  }

  @Test
  void buffersAreNoWeights() throws IOException {
    Fixture.rewrite(
        generator,
        name -> name,
        NamedTensor.of("electra.embeddings.position_ids", TensorShape.of(1, 16), new long[16]),
        NamedTensor.of("electra.embeddings.token_type_ids", TensorShape.of(1, 16), new long[16]));
    assertImportedUnchanged();
  }

  @Test
  void theTiedMatrixMayBeThere() throws IOException {
    Fixture.rewrite(generator, name -> name, output(0));
    assertImportedUnchanged();
  }

  @Test
  void orInTheTablesPlace() throws IOException {
    Fixture.rewrite(generator, name -> name.equals(TABLE) ? OUTPUT : name);
    assertImportedUnchanged();
  }

  @Test
  void anUntiedOne_isDroppedAsTransformersDropsIt() throws IOException {
    Fixture.rewrite(generator, name -> name, output(1));
    List<String> notes = importPair();
    assertTrue(notes.get(1).contains("an output matrix unlike the token embeddings"), notes.get(1));
    assertEquals(
        Fixture.values(Fixture.golden("generator")),
        Fixture.values(folder.resolve("out/generator")));
  }

  @Test
  void namesOfTensorFlow() throws IOException {
    Fixture.rewrite(
        generator,
        name ->
            name.replace("LayerNorm.weight", "LayerNorm.gamma")
                .replace("LayerNorm.bias", "LayerNorm.beta"));
    assertImportedUnchanged();
  }

  @Test
  void withoutThePrefix() throws IOException {
    Fixture.rewrite(generator, name -> name.replaceFirst("^electra\\.", ""));
    assertImportedUnchanged();
  }

  @Test
  void aHeadOfAnotherKindIsLeftOutAndNamed() throws IOException {
    Fixture.rewrite(
        generator,
        name -> name,
        NamedTensor.of("classifier.weight", TensorShape.of(2), new float[2]));
    Map<String, List<Float>> expected = Fixture.values(Fixture.golden("generator"));
    List<String> notes = importPair();
    assertEquals(
        "Left out of "
            + generator
            + ": the tensor \"classifier.weight\", which ElectraForMaskedLM does not have.",
        notes.get(1));
    assertEquals(expected, Fixture.values(folder.resolve("out/generator")));
  }

  @Test
  void theKindIsToldByTheWeightsWhereTheConfigurationDoesNot() throws IOException {
    Fixture.configure(generator, fields -> fields.remove("architectures"));
    assertImportedUnchanged();
  }
}
