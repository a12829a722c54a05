package mcl.finetuning.head;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import mcl.base.safetensors.TensorSource;
import mcl.model.config.EncoderConfig;
import mcl.model.config.HuggingFaceConfig;
import mcl.model.encoder.Dropout;
import mcl.model.encoder.Encoder;
import mcl.model.encoder.Pass;
import mcl.model.tensors.EncoderInput;
import mcl.model.tensors.Tensors;
import mcl.model.weights.StateDict;
import mcl.model.weights.StoredWeights;
import mcl.model.weights.WeightShape;
import mcl.model.weights.Weights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each head computes what Hugging Face transformers computes ({@code interop/make_goldens.py}). */
final class GoldenHeadsEngineTest {
  private final NDManager scope = NDManager.newBaseManager();

  @AfterEach
  void close() {
    scope.close();
  }

  @Test
  void sequenceClassification() throws URISyntaxException {
    ClassificationHead head = new ClassificationHead(8, 2, 0.1);
    compare("sequence-classification", head.weights(), head::forward);
  }

  @Test
  void tokenClassification() throws URISyntaxException {
    TokenHead head = new TokenHead(8, 3, 0.1);
    compare("token-classification", head.weights(), head::forward);
  }

  @Test
  void questionAnswering() throws URISyntaxException {
    SpanHead head = new SpanHead(8, false);
    compare("question-answering", head.weights(), head::forward);
  }

  private void compare(
      String name, List<WeightShape> headWeights, BiFunction<Pass, NDArray, NDArray> head)
      throws URISyntaxException {
    Path folder = Path.of(GoldenHeadsEngineTest.class.getResource("/golden/" + name).toURI());
    EncoderConfig config = HuggingFaceConfig.read(folder);
    Encoder encoder = new Encoder(config);
    List<WeightShape> shapes =
        WeightShape.all(encoder.sharedWeights(), encoder.ownWeights(), headWeights);
    try (TensorSource stored = TensorSource.open(folder);
        TensorSource expected = TensorSource.open(folder.resolve("expected.safetensors"))) {
      StateDict weights =
          StateDict.create(
              scope, shapes, new StoredWeights(stored, folder, UnaryOperator.identity()));
      assertEquals(new TreeSet<>(stored.names()), new TreeSet<>(weights.names()));
      Weights leaves = weights.leaves(scope);
      try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
        Pass pass = new Pass(scope, leaves::get, Dropout.NONE);
        NDArray logits = head.apply(pass, encoder.forward(pass, input(expected)));
        assertArrayEquals(expected.floats("logits"), logits.toFloatArray(), 1e-5f);
        tape.backward(logits.mul(array(expected, "coefficients")).sum());
      }
      compareGradients(leaves, expected);
    }
  }

  private static void compareGradients(Weights leaves, TensorSource expected) {
    Set<String> wantedNames =
        expected.names().stream()
            .filter(name -> name.startsWith("gradient."))
            .map(name -> name.substring("gradient.".length()))
            .collect(Collectors.toSet());
    assertEquals(wantedNames, leaves.names());
    for (String name : leaves.names()) {
      float[] wanted = expected.floats("gradient." + name);
      double longest = 0;
      for (float value : wanted) {
        longest = Math.max(longest, Math.abs(value));
      }
      float tolerance = (float) Math.max(1e-5, 1e-4 * longest);
      assertArrayEquals(wanted, leaves.get(name).getGradient().toFloatArray(), tolerance, name);
    }
  }

  private EncoderInput input(TensorSource expected) {
    int columns = (int) expected.header("ids").shape().size(1);
    int[] attention = ints(expected, "attention");
    boolean[] visible = new boolean[attention.length];
    for (int i = 0; i < visible.length; i++) {
      visible[i] = attention[i] == 1;
    }
    return Tensors.input(
        scope,
        ints(expected, "ids"),
        ints(expected, "segments"),
        columns,
        Tensors.padding(scope, visible, columns));
  }

  private static int[] ints(TensorSource expected, String name) {
    return Arrays.stream(expected.longs(name)).mapToInt(Math::toIntExact).toArray();
  }

  private NDArray array(TensorSource expected, String name) {
    return scope.create(expected.floats(name), new Shape(expected.header(name).shape().toArray()));
  }
}
