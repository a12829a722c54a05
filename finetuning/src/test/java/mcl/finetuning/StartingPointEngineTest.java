package mcl.finetuning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mcl.base.check.UserException;
import mcl.model.TinyElectra;
import mcl.model.TinyVocabulary;
import mcl.model.config.EncoderConfig;
import mcl.model.config.HuggingFaceConfig;
import mcl.model.config.LayerSizes;
import mcl.model.electra.Electra;
import mcl.model.electra.Player;
import mcl.model.weights.StateDict;
import mcl.model.weights.WeightFile;
import mcl.model.weights.WeightShape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StartingPointEngineTest {
  private static final String TABLE = "electra.embeddings.word_embeddings.weight";

  private final NDManager scope = NDManager.newBaseManager();
  private final Electra electra = TinyElectra.electra(0.1);
  private final StateDict weights = TinyElectra.weights(scope, 4);

  @TempDir Path checkpoint;
  private Path model;

  @BeforeEach
  void save() throws IOException {
    model = Files.createDirectory(checkpoint.resolve("discriminator"));
    writeConfig(electra.discriminator().config());
    writeWeights(storedNames());
    TinyTask.tokenizer().write(model);
  }

  @AfterEach
  void close() {
    scope.close();
  }

  @Test
  void aCheckpointStartsWithItsDiscriminator() {
    assertStartsWithTheWeights(checkpoint);
  }

  @Test
  void soDoesTheFolderOfTheModelItself() {
    assertStartsWithTheWeights(model);
  }

  @Test
  void randomIsTheSameEncoderWithOtherWeights() {
    try (StartingPoint start = StartingPoint.checkpoint(checkpoint)) {
      StartingPoint random = start.random(1);
      assertEquals(StartingPoint.RANDOM, random.name());
      assertEquals(start.config(), random.config());
      assertEquals(start.tokenizer(), random.tokenizer());
      assertArrayEquals(table(random), table(start.random(1)));
      assertNotEquals(table(random)[0], table(start.random(2))[0]);
      assertNotEquals(table(random)[0], table(start)[0]);
    }
  }

  @Test
  void checkpoint_whenThereIsNone() {
    Path missing = checkpoint.resolve("none");
    String message = refusalToOpen(missing);
    assertTrue(message.startsWith(missing + " does not exist. Give a checkpoint"), message);
  }

  @Test
  void checkpoint_whenAFileIsMissing() throws IOException {
    for (String name : new String[] {"config.json", "model.safetensors"}) {
      Path file = model.resolve(name);
      byte[] content = Files.readAllBytes(file);
      Files.delete(file);
      String message = refusalToOpen(checkpoint);
      assertTrue(message.startsWith(checkpoint.toString()), message);
      Files.write(file, content);
    }
  }

  @Test
  void checkpoint_whenItIsAnotherKindOfModel() throws IOException {
    Path file = model.resolve("config.json");
    Files.writeString(file, Files.readString(file).replace("\"electra\"", "\"bert\""));
    String message = refusalToOpen(checkpoint);
    assertTrue(message.startsWith(file + ": field \"model_type\" is \"bert\""), message);
  }

  @Test
  void checkpoint_whenTheTokenizerHasMorePiecesThanTheModel() throws IOException {
    writeConfig(TinyElectra.config(0).discriminator(TinyVocabulary.SIZE - 1));
    String message = refusalToOpen(checkpoint);
    assertEquals(
        model + ": the tokenizer has 40 pieces, but config.json has a vocab_size of 39.", message);
  }

  @Test
  void tune_whenATensorIsMissing() throws IOException {
    List<String> names = new ArrayList<>(storedNames());
    names.remove(TABLE);
    writeWeights(names);
    String message = refusalToTune();
    assertTrue(message.startsWith(model + " has no tensor \"" + TABLE + "\""), message);
  }

  @Test
  void tune_whenATensorHasAnotherShape() throws IOException {
    LayerSizes wider = new LayerSizes(32, 2, 2, 32);
    writeConfig(
        new EncoderConfig(
            TinyVocabulary.SIZE,
            12,
            wider.hiddenSize(),
            wider.numHiddenLayers(),
            wider.numAttentionHeads(),
            wider.intermediateSize(),
            TinyElectra.POSITIONS,
            2,
            0,
            128,
            0,
            0,
            1e-12,
            0.02));
    assertEquals(
        model
            + ": tensor \"electra.embeddings_project.weight\" has the shape [16, 12], but"
            + " config.json asks for [32, 12].",
        refusalToTune());
  }

  private void assertStartsWithTheWeights(Path folder) {
    try (StartingPoint start = StartingPoint.checkpoint(folder)) {
      assertEquals(folder.toString(), start.name());
      assertEquals(electra.discriminator().config(), start.config());
      assertEquals(TinyTask.tokenizer().sha256(), start.tokenizer().sha256());
      assertArrayEquals(weights.get("discriminator/" + TABLE).toFloatArray(), table(start));
    }
  }

  private static float[] table(StartingPoint start) {
    FineTuneConfig config = FineTuneConfig.defaults();
    EncodedData encoded = EncodedData.of(TinyTask.rows(), start, config, () -> false);
    try (FineTuner tuner = new FineTuner(config, start, encoded)) {
      return tuner.weights().get(TABLE).toFloatArray();
    }
  }

  private static String refusalToOpen(Path folder) {
    return assertThrows(UserException.class, () -> StartingPoint.checkpoint(folder).close())
        .getMessage();
  }

  private String refusalToTune() {
    try (StartingPoint start = StartingPoint.checkpoint(checkpoint)) {
      return assertThrows(UserException.class, () -> table(start)).getMessage();
    }
  }

  private void writeConfig(EncoderConfig config) throws IOException {
    HuggingFaceConfig.write(model, config, "ElectraForPreTraining", 0, Map.of());
  }

  private List<String> storedNames() {
    return electra.weights(Player.DISCRIMINATOR).stream().map(WeightShape::name).toList();
  }

  private void writeWeights(List<String> names) throws IOException {
    WeightFile.write(
        model.resolve("model.safetensors"),
        names,
        name -> weights.get(Player.DISCRIMINATOR.nameOf(name)));
  }
}
