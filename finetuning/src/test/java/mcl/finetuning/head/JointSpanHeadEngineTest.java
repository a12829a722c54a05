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
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mcl.base.safetensors.TensorSource;
import mcl.finetuning.inference.InputBatch;
import mcl.finetuning.inference.ModelInput;
import mcl.model.encoder.Dropout;
import mcl.model.encoder.Pass;
import mcl.model.weights.StateDict;
import mcl.model.weights.StoredWeights;
import mcl.model.weights.Weights;
import mcl.tokenization.encoding.TokenSequence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loss, gradients and answers are those of {@code interop/golden_joint.py}. */
final class JointSpanHeadEngineTest {
  private static final int HIDDEN = 6;
  private static final int WIDTH = 10;
  private static final int TOKENS = 9;
  private static final int TEXTS = 3;

  private final NDManager scope = NDManager.newBaseManager();
  private final TensorSource golden = TensorSource.open(file());
  private final InputBatch batch = batch();
  private final StateDict weights =
      StateDict.create(scope, head(4).weights(), new StoredWeights(golden, file(), name -> name));

  private static Path file() {
    try {
      return Path.of(
          JointSpanHeadEngineTest.class.getResource("/golden/joint.safetensors").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JointSpanHead head(int beam) {
    return new JointSpanHead(HIDDEN, WIDTH, beam, true);
  }

  @AfterEach
  void close() {
    golden.close();
    scope.close();
  }

  @Test
  void learnsAsElectraDoes() {
    Weights leaves = weights.leaves(scope);
    NDArray hidden = hidden();
    hidden.setRequiresGradient(true);
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      Pass pass = new Pass(scope, leaves::get, Dropout.NONE);
      NDArray loss = head(4).loss(pass, batch, hidden, targets());
      assertEquals(golden.floats("loss")[0], loss.getFloat(), 1e-6f);
      tape.backward(loss);
    }
    compare("gradient.hidden", hidden.getGradient());
    leaves.names().forEach(name -> compare("gradient." + name, leaves.get(name).getGradient()));
  }

  private void compare(String name, NDArray found) {
    assertArrayEquals(golden.floats(name), found.toFloatArray(), 1e-5f, name);
  }

  /** More starts than there are tokens to start at, and fewer. */
  @ParameterizedTest
  @ValueSource(ints = {3, 12})
  void readsTheEndsOfTheLikeliestStarts(int beam) {
    Pass pass = new Pass(scope, weights.frozen(scope)::get, Dropout.NONE);
    float[] read = head(beam).read(pass, batch, hidden()).toFloatArray();
    int columns = head(beam).columns();
    int row = 0;
    for (int text = 0; text < TEXTS; text++) {
      List<Integer> order = order(text);
      for (int token = 0; token < batch.inputs().get(text).length(); token++) {
        float[] found = Arrays.copyOfRange(read, row * columns, (row + 1) * columns);
        compare(text, token, order, found);
        row++;
      }
    }
    assertEquals(read.length, row * columns);
  }

  private void compare(int text, int token, List<Integer> order, float[] found) {
    float[] starts = golden.floats("starts");
    float[] ends = golden.floats("ends");
    assertLogit(starts[text * TOKENS + token], found[JointSpanHead.START]);
    assertEquals(golden.floats("no_answer")[text], found[found.length - 1], 1e-5f);
    int rank = order.indexOf(token);
    if (rank >= 0) {
      assertEquals(rank, found[JointSpanHead.RANK]);
    }
    int beam = found.length - JointSpanHead.ENDS - 1;
    for (int i = 0; i < Math.min(beam, order.size()); i++) {
      float end = ends[(text * TOKENS + order.get(i)) * TOKENS + token];
      assertLogit(end, found[JointSpanHead.ENDS + i]);
    }
  }

  /** Where nothing may start or end, any number will do that stands for no probability. */
  private static void assertLogit(float wanted, float found) {
    if (wanted < -100) {
      assertEquals(0, Math.exp(found));
    } else {
      assertEquals(wanted, found, 1e-5f);
    }
  }

  /** The tokens that may be starts, the likeliest first. */
  private List<Integer> order(int text) {
    TreeMap<Float, Integer> byLogit = new TreeMap<>();
    float[] starts = golden.floats("starts");
    for (int token = 0; token < TOKENS; token++) {
      float start = starts[text * TOKENS + token];
      if (start > -100) {
        byLogit.put(-start, token);
      }
    }
    return List.copyOf(byLogit.values());
  }

  private NDArray hidden() {
    return scope.create(golden.floats("hidden"), new Shape(TEXTS, TOKENS, HIDDEN));
  }

  private InputBatch batch() {
    long[] lengths = golden.longs("lengths");
    long[] passages = golden.longs("passages");
    List<ModelInput> inputs =
        IntStream.range(0, TEXTS)
            .mapToObj(
                text ->
                    new ModelInput(
                        TokenSequence.of(new int[(int) lengths[text]]),
                        (int) passages[text],
                        false))
            .toList();
    return new InputBatch(inputs, 0);
  }

  private List<Target> targets() {
    long[] all = golden.longs("targets");
    return Stream.of(0, 1, 2)
        .map(text -> Target.of(all[3 * text], all[3 * text + 1], all[3 * text + 2]))
        .toList();
  }
}
