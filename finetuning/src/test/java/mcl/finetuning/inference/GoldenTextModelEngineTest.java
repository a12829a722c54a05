package mcl.finetuning.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mcl.base.safetensors.TensorSource;
import mcl.tokenization.encoding.TokenSequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hidden states and logits are those of Hugging Face transformers, whatever the batches. */
final class GoldenTextModelEngineTest {
  private static final float TOLERANCE = 1e-5f;

  @TempDir Path folder;

  @Test
  void statesAndPooledVectorsOfPaddedRowsAgree() throws IOException {
    Golden golden = Golden.of("generator-projected", folder);
    List<Answer> states = golden.read(ReadoutKind.TOKENS, 2);
    List<Answer> first = golden.read(ReadoutKind.CLS, 3);
    List<Answer> means = golden.read(ReadoutKind.MEAN, 1);
    for (int row = 0; row < golden.inputs().size(); row++) {
      int length = golden.inputs().get(row).length();
      int width = states.get(row).columns();
      float[] expected = golden.values("hidden", row, length * width);
      assertEquals(length, states.get(row).rows());
      assertArrayEquals(expected, states.get(row).toArray(), TOLERANCE);
      assertArrayEquals(
          Arrays.copyOf(expected, width), first.get(row).row(0), TOLERANCE, "row " + row);
      assertArrayEquals(mean(expected, width), means.get(row).row(0), TOLERANCE, "row " + row);
    }
  }

  @Test
  void detectionLogitsAgree() throws IOException {
    Golden golden = Golden.of("discriminator-plain", folder);
    List<Answer> logits = golden.read(ReadoutKind.DETECTION, 1);
    for (int row = 0; row < logits.size(); row++) {
      float[] expected = golden.values("logits", row, golden.inputs().get(row).length());
      assertArrayEquals(expected, logits.get(row).toArray(), TOLERANCE);
    }
  }

  private static float[] mean(float[] states, int width) {
    float[] mean = new float[width];
    for (int i = 0; i < states.length; i++) {
      mean[i % width] += states[i] * width / states.length;
    }
    return mean;
  }

  /** What transformers read and what it made of it; one segment only. */
  private record Golden(Path folder, List<ModelInput> inputs) {
    static Golden of(String name, Path folder) throws IOException {
      TinyModel.writeGolden(name, folder);
      try (TensorSource expected = TensorSource.open(folder.resolve("expected.safetensors"))) {
        int columns = (int) expected.header("ids").shape().size(1);
        long[] ids = expected.longs("ids");
        long[] attention = expected.longs("attention");
        List<ModelInput> inputs = new ArrayList<>();
        for (int from = 0; from < ids.length; from += columns) {
          int length = (int) Arrays.stream(attention, from, from + columns).sum();
          int[] row = Arrays.stream(ids, from, from + length).mapToInt(Math::toIntExact).toArray();
          inputs.add(new ModelInput(TokenSequence.of(row), length, false));
        }
        return new Golden(folder, inputs);
      }
    }

    List<Answer> read(ReadoutKind kind, int batchSize) {
      try (TextModel model = TextModel.open(folder, kind)) {
        return model.read(inputs, batchSize);
      }
    }

    /** The first values of one row of an expected tensor. */
    float[] values(String name, int row, int count) {
      try (TensorSource expected = TensorSource.open(folder.resolve("expected.safetensors"))) {
        float[] values = new float[count];
        long rowLength = expected.header(name).elements() / inputs.size();
        expected.read(name, row * rowLength, values);
        return values;
      }
    }
  }
}
