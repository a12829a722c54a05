package mcl.finetuning.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mcl.base.check.UserException;
import mcl.base.safetensors.NamedTensor;
import mcl.base.safetensors.TensorFileWriter;
import mcl.base.safetensors.TensorShape;
import mcl.base.safetensors.TensorSource;
import mcl.model.TinyElectra;
import mcl.model.TinyVocabulary;
import mcl.model.electra.Player;
import mcl.tokenization.encoding.TokenSequence;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TextModelEngineTest {
  private static final float TOLERANCE = 1e-5f;

  @TempDir Path folder;
  private Path checkpoint;

  @BeforeEach
  void write() throws IOException {
    checkpoint = folder.resolve("checkpoint-7");
    TinyModel.writeCheckpoint(checkpoint);
  }

  /** Thirty inputs of all lengths in no order, single and in pairs, some with a mask. */
  private static List<ModelInput> inputs() {
    return IntStream.range(0, 30)
        .mapToObj(
            i -> {
              int[] ids = TinyVocabulary.sentence(i, 2 + i * 7 % (TinyElectra.POSITIONS - 1));
              ids[ids.length / 2] = i % 3 == 0 ? TinyVocabulary.MASK : ids[ids.length / 2];
              int first = i % 2 == 0 ? ids.length : (ids.length + 1) / 2;
              return new ModelInput(TokenSequence.of(ids), first, false);
            })
        .toList();
  }

  private static Player player(ReadoutKind kind) {
    return kind == ReadoutKind.MASKS ? Player.GENERATOR : Player.DISCRIMINATOR;
  }

  @ParameterizedTest
  @EnumSource(ReadoutKind.class)
  void anAnswerDependsOnItsTextAloneAndKeepsItsPlace(ReadoutKind kind) {
    List<ModelInput> inputs = inputs();
    try (TextModel model = TextModel.open(checkpoint, player(kind), kind)) {
      List<Answer> together = model.read(inputs, inputs.size());
      List<Answer> inSevens = model.read(inputs, 7);
      for (int i = 0; i < inputs.size(); i++) {
        float[] alone = model.read(List.of(inputs.get(i)), 1).get(0).toArray();
        assertEquals(model.values(inputs.get(i)), alone.length);
        assertArrayEquals(alone, together.get(i).toArray(), TOLERANCE);
        assertArrayEquals(alone, inSevens.get(i).toArray(), TOLERANCE);
      }
    }
  }

  @Test
  void aTextIsEncodedAndAsked() {
    try (TextModel model = TextModel.open(checkpoint, ReadoutKind.DETECTION)) {
      ModelInput input = model.encode(InputText.pair("the cat", "runs"));
      Answer answer = model.read(List.of(input), 4).get(0);
      assertEquals(6, answer.rows());
      assertEquals(1, answer.columns());
      assertEquals(answer.toArray()[3], answer.at(3, 0));
      assertThrows(IllegalArgumentException.class, () -> answer.at(6, 0));
      assertTrue(model.readsPairs());
      assertEquals(TinyElectra.POSITIONS, model.longest());
      assertEquals(TinyVocabulary.SIZE, model.vocabulary().size());
    }
  }

  @Test
  void nothingAsked_isNothingAnswered() {
    try (TextModel model = TextModel.open(checkpoint, Player.GENERATOR, ReadoutKind.MASKS)) {
      Answer none = model.read(List.of(model.encode(InputText.of("the cat"))), 4).get(0);
      assertEquals(0, none.rows());
      assertEquals(TinyVocabulary.SIZE, none.columns());
      assertEquals(List.of(), model.read(List.of(), 4));
    }
  }

  @Test
  void segmentsMatter() {
    ModelInput one = new ModelInput(TokenSequence.of(2, 5, 3, 6, 3), 5, false);
    ModelInput two = new ModelInput(one.ids(), 3, false);
    try (TextModel model = TextModel.open(checkpoint, ReadoutKind.CLS)) {
      List<Answer> answers = model.read(List.of(one, two), 2);
      assertTrue(Math.abs(answers.get(0).at(0, 0) - answers.get(1).at(0, 0)) > 1e-4);
    }
  }

  @Test
  void anEncoderWithoutAHeadIsStoredWithoutItsPrefix() throws IOException {
    Path bare = Files.createDirectory(folder.resolve("bare"));
    TinyModel.writePlayer(bare, Player.DISCRIMINATOR, name -> name.replaceFirst("^electra\\.", ""));
    List<ModelInput> inputs = inputs();
    try (TextModel one = TextModel.open(bare, ReadoutKind.MEAN);
        TextModel other = TextModel.open(checkpoint, ReadoutKind.MEAN)) {
      assertArrayEquals(
          other.read(inputs, 8).get(3).toArray(), one.read(inputs, 8).get(3).toArray(), 0);
    }
  }

  @Test
  void theHeadIsSeenFromTheWeights() {
    assertEquals(ReadoutKind.DETECTION, TextModel.head(checkpoint, Player.DISCRIMINATOR));
    assertEquals(ReadoutKind.MASKS, TextModel.head(checkpoint, Player.GENERATOR));
    assertEquals(
        ReadoutKind.MASKS, TextModel.head(checkpoint.resolve("generator"), Player.DISCRIMINATOR));
  }

  private void refused(String reason, Path path, Player player, ReadoutKind kind) {
    UserException refusal =
        assertThrows(UserException.class, () -> TextModel.open(path, player, kind).close());
    assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
  }

  @Test
  void open_ofSomethingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    refused("does not exist. Give", folder.resolve("none"), Player.GENERATOR, ReadoutKind.CLS);
    refused("file is a file", file, Player.GENERATOR, ReadoutKind.CLS);
    refused("Did you mean " + checkpoint + "?", folder, Player.GENERATOR, ReadoutKind.CLS);
    Path empty = Files.createDirectory(folder.resolve("empty"));
    refused("Give a checkpoint-STEP folder", empty, Player.GENERATOR, ReadoutKind.CLS);
  }

  @Test
  void open_withAQuestionThatTheModelHasNoHeadFor() {
    refused("no detection head", checkpoint, Player.GENERATOR, ReadoutKind.DETECTION);
    refused("no generator's head", checkpoint, Player.DISCRIMINATOR, ReadoutKind.MASKS);
  }

  @Test
  void open_whereFilesAreMissingOrDamaged() throws IOException {
    Path model = checkpoint.resolve("discriminator");
    Path weights = model.resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    Files.write(weights, Arrays.copyOf(bytes, bytes.length / 2));
    refused("model.safetensors", model, Player.DISCRIMINATOR, ReadoutKind.CLS);
    Files.move(weights, model.resolve("pytorch_model.bin"));
    refused("Convert it in Python", model, Player.DISCRIMINATOR, ReadoutKind.CLS);
    Files.delete(model.resolve("pytorch_model.bin"));
    refused("holds neither", model, Player.DISCRIMINATOR, ReadoutKind.CLS);
    for (String name : List.of("tokenizer.json", "vocab.txt")) {
      Files.deleteIfExists(model.resolve(name));
    }
    refused("neither tokenizer.json nor", model, Player.DISCRIMINATOR, ReadoutKind.CLS);
  }

  @Test
  void open_ofATunedModelsFolder() throws IOException {
    Path tuned = folder.resolve("tuned");
    Path model = Files.createDirectories(tuned.resolve("model"));
    TinyModel.writePlayer(model, Player.DISCRIMINATOR, name -> name);
    try (TextModel open = TextModel.open(tuned, ReadoutKind.CLS)) {
      assertEquals(TinyElectra.POSITIONS, open.longest());
    }
  }

  /** A player with one more tensor. */
  private Path more(Player player, NamedTensor tensor) throws IOException {
    Path model = Files.createDirectory(folder.resolve("more"));
    TinyModel.writePlayer(model, player, name -> name);
    Path file = model.resolve("model.safetensors");
    Path written = folder.resolve("written");
    try (TensorSource source = TensorSource.open(model)) {
      List<NamedTensor> tensors =
          new ArrayList<>(
              source.names().stream()
                  .filter(name -> !name.equals(tensor.name()))
                  .map(name -> NamedTensor.copyOf(source, name))
                  .toList());
      tensors.add(tensor);
      TensorFileWriter.write(written, Map.of("format", "pt"), tensors);
    }
    Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    return model;
  }

  @Test
  void open_whereTheEncoderHasALayerMore() throws IOException {
    String name = "electra.encoder.layer.9.output.dense.bias";
    Path model = more(Player.DISCRIMINATOR, NamedTensor.of(name, TensorShape.of(2), new float[2]));
    refused("holds the tensor \"" + name, model, Player.DISCRIMINATOR, ReadoutKind.CLS);
  }

  @Test
  void open_whereTheGeneratorHasAnOutputMatrixOfItsOwn() throws IOException {
    TensorShape shape = TensorShape.of(TinyVocabulary.SIZE, 1);
    Path model =
        more(
            Player.GENERATOR,
            NamedTensor.of("generator_lm_head.weight", shape, new float[TinyVocabulary.SIZE]));
    refused("that is not its table", model, Player.GENERATOR, ReadoutKind.MASKS);
    TextModel.open(model, ReadoutKind.CLS).close();
  }

  @Test
  void open_whereAWeightIsNoNumber() throws IOException {
    String name = "electra.encoder.layer.0.output.dense.bias";
    int size;
    try (TensorSource source = TensorSource.open(checkpoint.resolve("discriminator"))) {
      size = Math.toIntExact(source.header(name).elements());
    }
    float[] values = new float[size];
    values[1] = Float.NaN;
    Path model = more(Player.DISCRIMINATOR, NamedTensor.of(name, TensorShape.of(size), values));
    refused(name + "\" holds NaN", model, Player.DISCRIMINATOR, ReadoutKind.CLS);
  }

  @Test
  void open_whereNumbersAreOfAnotherType() throws IOException {
    String name = "electra.encoder.layer.0.output.dense.bias";
    int size;
    try (TensorSource source = TensorSource.open(checkpoint.resolve("discriminator"))) {
      size = Math.toIntExact(source.header(name).elements());
    }
    Path model =
        more(Player.DISCRIMINATOR, NamedTensor.of(name, TensorShape.of(size), new long[size]));
    refused("holds numbers of type I64", model, Player.DISCRIMINATOR, ReadoutKind.CLS);
    refused(model.toString(), model, Player.DISCRIMINATOR, ReadoutKind.CLS);
  }

  @Test
  void open_whereATensorIsMissing() throws IOException {
    Path odd = Files.createDirectory(folder.resolve("odd"));
    TinyModel.writePlayer(
        odd,
        Player.DISCRIMINATOR,
        name -> name.replace("electra.encoder.layer.1.output.dense", "gone"));
    refused("layer.1.output.dense", odd, Player.DISCRIMINATOR, ReadoutKind.CLS);
  }
}
