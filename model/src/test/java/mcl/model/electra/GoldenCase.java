package mcl.model.electra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import mcl.base.safetensors.TensorSource;
import mcl.model.Difference;
import mcl.model.config.EncoderConfig;
import mcl.model.config.HuggingFaceConfig;
import mcl.model.tensors.EncoderInput;
import mcl.model.tensors.Tensors;
import mcl.model.weights.StateDict;
import mcl.model.weights.StoredWeights;
import mcl.model.weights.WeightShape;

/**
 * A model that Hugging Face transformers saved, with an input and what it made of it ({@code
 * interop/make_goldens.py}).
 */
record GoldenCase(Path folder, EncoderConfig config, TensorSource expected)
    implements AutoCloseable {

  static GoldenCase open(String name) {
    return open(name, "expected");
  }

  /** The same model on another batch. */
  static GoldenCase open(String name, String batch) {
    try {
      Path folder = Path.of(GoldenCase.class.getResource("/golden/" + name).toURI());
      TensorSource expected = TensorSource.open(folder.resolve(batch + ".safetensors"));
      return new GoldenCase(folder, HuggingFaceConfig.read(folder), expected);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The weights under their stored names. */
  StateDict weights(NDManager scope, List<WeightShape> shapes) {
    try (TensorSource stored = TensorSource.open(folder)) {
      return StateDict.create(
          scope, shapes, new StoredWeights(stored, folder, UnaryOperator.identity()));
    }
  }

  /** Documents, where there are any, are read apart, with positions of their own. */
  EncoderInput input(NDManager scope) {
    int columns = (int) expected.header("ids").shape().toArray()[1];
    if (expected.contains("documents")) {
      int[] documents = ints("documents");
      return new EncoderInput(
          Tensors.ids(scope, ints("ids"), columns),
          Tensors.ids(scope, ints("segments"), columns),
          Tensors.positionsWithin(scope, documents, columns),
          Tensors.withinDocuments(scope, documents, columns));
    }
    int[] attention = ints("attention");
    boolean[] visible = new boolean[attention.length];
    IntStream.range(0, visible.length).forEach(i -> visible[i] = attention[i] == 1);
    return Tensors.input(
        scope, ints("ids"), ints("segments"), columns, Tensors.padding(scope, visible, columns));
  }

  int[] ints(String name) {
    return Arrays.stream(expected.longs(name)).mapToInt(Math::toIntExact).toArray();
  }

  NDArray array(NDManager scope, String name) {
    return scope.create(expected.floats(name), new Shape(expected.header(name).shape().toArray()));
  }

  /** Compares value by value. */
  void assertNear(String name, NDArray actual, double tolerance) {
    assertArrayEquals(expected.header(name).shape().toArray(), actual.getShape().getShape(), name);
    Difference.print(
        folder.getFileName() + " " + name, expected.floats(name), actual.toFloatArray());
    assertArrayEquals(expected.floats(name), actual.toFloatArray(), (float) tolerance, name);
  }

  /** Compares a gradient; the tolerance is relative to its longest value. */
  void assertGradientNear(String weight, NDArray actual, double tolerance) {
    String name = "gradient." + weight;
    double longest = 0;
    for (float value : expected.floats(name)) {
      longest = Math.max(longest, Math.abs(value));
    }
    // In exact arithmetic, softmax makes the gradient of a key's bias 0: there is only rounding.
    assertEquals(weight.endsWith("key.bias"), longest < 1e-4, name + " is as good as 0");
    assertNear(name, actual, Math.max(1e-5, tolerance * longest));
  }

  @Override
  public void close() {
    expected.close();
  }
}
