package mcl.bridge.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds attention in one operation to the formula. */
final class NativeAttentionEngineTest {
  private static final TensorOps PLAIN = OpsKind.PLAIN.at(Precision.FLOAT32);
  private static final TensorOps NATIVE = OpsKind.NATIVE.at(Precision.FLOAT32);
  private static final TensorOps.EngineDropout NOTHING_DROPPED =
      new TensorOps.EngineDropout(0, () -> {});

  private final NDManager scope = NDManager.newBaseManager();
  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(12);

  @AfterEach
  void close() {
    scope.close();
  }

  private NDArray normal(long... shape) {
    return NormalValues.of(scope, random, shape);
  }

  /** Masks that hide padding, documents from each other, and biases of single heads. */
  @ParameterizedTest
  @CsvSource({"1, 1, 1", "2, 1, 1", "2, 1, 5", "1, 3, 5", "2, 3, 5"})
  void attentionIsTheFormula(long rows, long heads, long queries) {
    TensorOps.Heads inputs =
        new TensorOps.Heads(normal(2, 3, 5, 4), normal(2, 3, 5, 4), normal(2, 3, 5, 4));
    float[] values = normal(rows, heads, queries, 5).toFloatArray();
    values[0] = -Float.MAX_VALUE;
    NDArray mask = scope.create(values, new Shape(rows, heads, queries, 5));
    NDArray scores = inputs.queries().matMul(inputs.keys().transpose(0, 1, 3, 2));
    NDArray plain = scores.softmax(-1).matMul(inputs.values());
    NDArray masked = scores.add(mask).softmax(-1).matMul(inputs.values());
    assertArrayEquals(
        plain.toFloatArray(),
        NATIVE.attention(inputs, Optional.empty(), NOTHING_DROPPED).orElseThrow().toFloatArray(),
        1e-5f);
    assertArrayEquals(
        masked.toFloatArray(),
        NATIVE.attention(inputs, Optional.of(mask), NOTHING_DROPPED).orElseThrow().toFloatArray(),
        1e-5f);
  }

  @Test
  void onACpuAttentionIsForReadingOnly() {
    NDArray known = normal(1, 1, 2, 4);
    TensorOps.Heads read = new TensorOps.Heads(known, known, known);
    TensorOps.EngineDropout dropout = new TensorOps.EngineDropout(0.1, () -> {});
    GradientCollector tape = Engine.getInstance().newGradientCollector();
    try {
      assertTrue(NATIVE.attention(read, Optional.empty(), NOTHING_DROPPED).isEmpty());
    } finally {
      tape.close();
    }
    assertTrue(NATIVE.attention(read, Optional.empty(), dropout).isEmpty());
    assertTrue(PLAIN.attention(read, Optional.empty(), NOTHING_DROPPED).isEmpty());
  }
}
