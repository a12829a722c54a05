package mcl.bridge.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What DJL 0.36.0 does otherwise than one would think, and what holds in spite of it. */
final class EnginePitfallsEngineTest {
  private final NDManager scope = NDManager.newBaseManager();

  @AfterEach
  void close() {
    scope.close();
  }

  private NDArray leaf(float... values) {
    NDArray leaf = scope.create(values);
    leaf.setRequiresGradient(true);
    return leaf;
  }

  /** The engine's own clip cuts each value by itself, and from above alone: it is never used. */
  @ParameterizedTest
  @EnumSource(OpsKind.class)
  void gradientsAreScaledAndNotCut(OpsKind kind) {
    TensorOps ops = kind.at(Precision.FLOAT32);
    NDArray weight = scope.create(new float[] {1, 1, 1});
    NDArray gradient = scope.create(new float[] {-300, 400, 0});
    NDArray first = scope.zeros(new Shape(3));
    NDArray second = scope.zeros(new Shape(3));
    double clip = 1 / 500.0;
    AdamStep step = new AdamStep(0.01, 0, 0.9, 0.5, 1e-6, false, 1, clip);
    ops.adam(
        step,
        new NDList(weight),
        new NDList(gradient),
        new TensorOps.Moments(new NDList(first), new NDList(second)));
    assertArrayEquals(new float[] {-0.06f, 0.08f, 0}, first.toFloatArray(), 1e-6f);
    assertArrayEquals(new float[] {0.18f, 0.32f, 0}, second.toFloatArray(), 1e-6f);
  }

  @Test
  void outsideOfACollectorNothingIsRecorded() {
    NDArray leaf = leaf(2, 3);
    NDArray before = leaf.square().sum();
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      assertThrows(RuntimeException.class, () -> tape.backward(before));
      tape.backward(leaf.square().sum());
    }
    assertArrayEquals(new float[] {4, 6}, leaf.getGradient().toFloatArray());
  }

  @Test
  void onlyOneCollectorCanBeOpen() {
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      assertThrows(RuntimeException.class, () -> Engine.getInstance().newGradientCollector());
      NDArray leaf = leaf(1);
      tape.backward(leaf.square().sum());
      assertEquals(2, leaf.getGradient().getFloat(0));
    }
  }

  /** A second thread could close it between this check and the call: so there is none. */
  @Test
  void aClosedArrayIsRefused() {
    NDArray array = scope.create(1f);
    array.close();
    assertThrows(IllegalStateException.class, array::square);
  }

  @Test
  void whatAScopeOwnedEndsWithIt() {
    NDArray result;
    try (NDManager inner = scope.newSubManager()) {
      result = inner.create(1f).add(scope.create(1f));
      assertSame(inner, result.getManager());
    }
    assertThrows(IllegalStateException.class, result::getFloat);
  }
}
