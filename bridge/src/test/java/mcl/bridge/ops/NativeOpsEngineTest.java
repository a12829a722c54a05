package mcl.bridge.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import mcl.base.check.UserException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds native operations to the definition. */
final class NativeOpsEngineTest {
  private static final TensorOps PLAIN = OpsKind.PLAIN.at(Precision.FLOAT32);
  private static final TensorOps NATIVE = OpsKind.NATIVE.at(Precision.FLOAT32);
  private static final TensorOps NARROW = OpsKind.NATIVE.at(Precision.BFLOAT16);

  /** Half a unit in the last of bfloat16's eight digits. */
  private static final float ROUNDING = 0x1p-9f;

  private final NDManager scope = NDManager.newBaseManager();
  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);

  @AfterEach
  void close() {
    scope.close();
  }

  private NDArray normal(long... shape) {
    return NormalValues.of(scope, random, shape);
  }

  /** The result of an operation, and the gradients of all that it was given. */
  private List<float[]> studied(
      TensorOps ops, BiFunction<TensorOps, NDList, NDArray> operation, NDList inputs) {
    NDList leaves = new NDList();
    inputs.forEach(input -> leaves.add(input.stopGradient()));
    leaves.forEach(leaf -> leaf.setRequiresGradient(true));
    List<float[]> results = new ArrayList<>();
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      NDArray result = ops.wide(operation.apply(ops, leaves));
      results.add(result.toFloatArray());
      tape.backward(result.square().sum());
    }
    leaves.forEach(leaf -> results.add(leaf.getGradient().toFloatArray()));
    return results;
  }

  private static void assertSameBits(List<float[]> expected, List<float[]> actual) {
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i), actual.get(i), "array " + i);
    }
  }

  private static NDArray linear(TensorOps ops, NDList inputs) {
    return ops.linear(inputs.get(0), inputs.get(1), inputs.get(2));
  }

  @Test
  void aLinearLayerIsTheSameToTheBit() {
    NDList inputs = new NDList(normal(3, 5, 32), normal(48, 32), normal(48));
    assertSameBits(
        studied(PLAIN, NativeOpsEngineTest::linear, inputs),
        studied(NATIVE, NativeOpsEngineTest::linear, inputs));
  }

  @Test
  void aLinearLayerInBfloat16IsNearAndGivesFloat32Gradients() {
    NDList inputs = new NDList(normal(3, 5, 32), normal(48, 32), normal(48));
    List<float[]> wide = studied(PLAIN, NativeOpsEngineTest::linear, inputs);
    List<float[]> narrow = studied(NARROW, NativeOpsEngineTest::linear, inputs);
    for (int i = 0; i < wide.size(); i++) {
      assertNear(wide.get(i), narrow.get(i), 8 * ROUNDING);
    }
  }

  /** To a share of the length of the whole. */
  private static void assertNear(float[] expected, float[] actual, double share) {
    double length = 0;
    double gap = 0;
    for (int i = 0; i < expected.length; i++) {
      length += expected[i] * expected[i];
      gap += (expected[i] - actual[i]) * (expected[i] - actual[i]);
    }
    assertTrue(gap > 0, "it is not computed in bfloat16");
    assertEquals(0, Math.sqrt(gap / length), share);
  }

  @Test
  void castsLeaveWhatNeedsNone() {
    NDArray values = normal(4);
    assertSame(values, PLAIN.narrow(values));
    assertSame(values, NATIVE.narrow(values));
    assertSame(values, NARROW.wide(values));
    NDArray narrow = NARROW.narrow(values);
    assertNarrow(narrow);
    assertSame(narrow, NARROW.narrow(narrow));
    float[] back = NARROW.wide(narrow).toFloatArray();
    for (int i = 0; i < back.length; i++) {
      float value = values.toFloatArray()[i];
      assertEquals(value, back[i], Math.abs(value) * 2 * ROUNDING);
    }
  }

  /** DJL has a name for bfloat16, but does not know the engine's by it. */
  private static void assertNarrow(NDArray array) {
    assertEquals(DataType.UNKNOWN, array.getDataType());
  }

  @Test
  void theSoftmaxIsTheSameToTheBit() {
    NDList inputs = new NDList(normal(2, 3, 17));
    BiFunction<TensorOps, NDList, NDArray> softmax = (ops, all) -> ops.softmax(all.head());
    assertSameBits(studied(PLAIN, softmax, inputs), studied(NATIVE, softmax, inputs));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 26, 128, 255})
  void dropoutIsTheSameToTheBit(int dropped) {
    byte[] made = new byte[6 * 40];
    random.nextBytes(made);
    BiFunction<TensorOps, NDList, NDArray> drop =
        (ops, inputs) -> {
          try (NDArray bytes = scope.create(made, new Shape(6, 40)).toType(DataType.UINT8, true)) {
            return ops.drop(inputs.get(0), bytes, dropped);
          }
        };
    NDList inputs = new NDList(normal(6, 40));
    assertSameBits(studied(PLAIN, drop, inputs), studied(NATIVE, drop, inputs));
  }

  /** Where the scale is multiplied in differs, so the last bit may. */
  @ParameterizedTest
  @ValueSource(ints = {1, 26, 128, 255})
  void sumsAndProductsOfWhatWasDroppedFromAreTheSame(int dropped) {
    byte[] made = new byte[2 * 6 * 6];
    random.nextBytes(made);
    NDArray bytes = scope.create(made, new Shape(2, 6, 6)).toType(DataType.UINT8, true);
    BiFunction<TensorOps, NDList, NDArray> sum =
        (ops, inputs) -> ops.addDropped(inputs.get(0), inputs.get(1), bytes, dropped);
    BiFunction<TensorOps, NDList, NDArray> product =
        (ops, inputs) -> ops.productOfDropped(inputs.get(0), inputs.get(1), bytes, dropped);
    NDList inputs = new NDList(normal(2, 6, 6), normal(2, 6, 6));
    assertSameWithin(1e-5f, studied(PLAIN, sum, inputs), studied(NATIVE, sum, inputs));
    assertSameWithin(1e-5f, studied(PLAIN, product, inputs), studied(NATIVE, product, inputs));
  }

  private static void assertSameWithin(float share, List<float[]> expected, List<float[]> actual) {
    for (int i = 0; i < expected.size(); i++) {
      for (int j = 0; j < expected.get(i).length; j++) {
        float value = expected.get(i)[j];
        assertEquals(value, actual.get(i)[j], share * Math.max(1, Math.abs(value)), "array " + i);
      }
    }
  }

  @Test
  void dropoutKeepsThePrecision() {
    NDArray bytes = scope.zeros(new Shape(4), DataType.UINT8);
    NDArray values = NARROW.narrow(normal(4));
    assertNarrow(NARROW.drop(values, bytes, 26));
    assertNarrow(NARROW.softmax(values));
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 1, 30, 1e4f})
  void drawsTheSameTokens(float sharpness) {
    int rows = 500;
    NDArray logits = normal(rows, 301).mul(scope.create(sharpness));
    float[] uniforms = new float[rows];
    for (int i = 0; i < rows; i++) {
      uniforms[i] = i == 0 ? 0 : random.nextInt(1 << 23) * 0x1p-23f;
    }
    NDArray column = scope.create(uniforms, new Shape(rows, 1));
    long[] expected = PLAIN.draw(scope, logits, column).toLongArray();
    assertArrayEquals(expected, NATIVE.draw(scope, logits, column).toLongArray());
  }

  /** A step whose weights are spoilt is skipped, but it must come so far. */
  @Test
  void drawsAClassEvenIfLogitsAreNoNumbers() {
    NDArray logits = scope.create(new float[] {0, Float.NaN, 0}, new Shape(1, 3));
    NDArray column = scope.create(new float[] {0.5f}, new Shape(1, 1));
    for (TensorOps ops : List.of(PLAIN, NATIVE)) {
      long drawn = ops.draw(scope, logits, column).toLongArray()[0];
      assertTrue(drawn >= 0 && drawn < 3, "class " + drawn);
    }
  }

  /** A class without probability is never drawn, not even by 0. */
  @Test
  void drawsNothingImpossible() {
    float out = -Float.MAX_VALUE;
    NDArray logits = scope.create(new float[] {out, 0, out, 0, out}, new Shape(1, 5));
    for (float uniform : new float[] {0, 0.49f, 0.5f, 1 - 0x1p-23f}) {
      NDArray column = scope.create(new float[] {uniform}, new Shape(1, 1));
      long drawn = NATIVE.draw(scope, logits, column).toLongArray()[0];
      assertEquals(uniform < 0.5f ? 1 : 3, drawn);
      assertEquals(drawn, PLAIN.draw(scope, logits, column).toLongArray()[0]);
    }
  }

  @Test
  void theNormIsTheSame() {
    NDList arrays = new NDList(normal(7, 3), normal(1), normal(50));
    double expected = PLAIN.norm(arrays).getFloat();
    assertEquals(expected, NATIVE.norm(arrays).getFloat(), expected * 1e-6);
    arrays.add(scope.create(Float.NaN));
    assertTrue(Float.isNaN(NATIVE.norm(arrays).getFloat()));
  }

  @ParameterizedTest
  @CsvSource({"true, 1", "true, 0.01", "false, 1", "false, 0.25"})
  void adamGoesTheSameWay(boolean biasCorrection, double scale) {
    NDList start = new NDList(normal(7, 3), normal(5));
    List<NDList> gradients = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      gradients.add(new NDList(normal(7, 3), normal(5)));
    }
    List<float[]> expected = updated(PLAIN, start, gradients, biasCorrection, scale);
    List<float[]> actual = updated(NATIVE, start, gradients, biasCorrection, scale);
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i), actual.get(i), 2e-6f, "array " + i);
    }
  }

  private List<float[]> updated(
      TensorOps ops, NDList start, List<NDList> gradients, boolean corrected, double scale) {
    NDList weights = copies(start);
    TensorOps.Moments moments = new TensorOps.Moments(zeros(start), zeros(start));
    for (int i = 0; i < gradients.size(); i++) {
      AdamStep step = new AdamStep(0.01, 0.1, 0.9, 0.99, 1e-6, corrected, i + 1, scale);
      ops.adam(step, weights, copies(gradients.get(i)), moments);
    }
    List<float[]> results = new ArrayList<>();
    for (NDList list : List.of(weights, moments.first(), moments.second())) {
      list.forEach(array -> results.add(array.toFloatArray()));
    }
    return results;
  }

  private static NDList copies(NDList arrays) {
    return new NDList(arrays.stream().map(NDArray::duplicate).toArray(NDArray[]::new));
  }

  private static NDList zeros(NDList arrays) {
    return new NDList(arrays.stream().map(NDArray::zerosLike).toArray(NDArray[]::new));
  }

  @Test
  void plainOperationsRefuseBfloat16() {
    var refused = assertThrows(UserException.class, () -> OpsKind.PLAIN.at(Precision.BFLOAT16));
    assertTrue(refused.getMessage().contains("--ops native"));
    assertTrue(OpsKind.whyNotNative().isEmpty());
  }
}
