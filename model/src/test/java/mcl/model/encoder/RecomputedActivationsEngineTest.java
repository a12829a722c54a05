package mcl.model.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import mcl.bridge.ops.PlainOps;
import mcl.model.tensors.AttentionMask;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often layers are computed, and what of them stays; whole networks are compared elsewhere. */
final class RecomputedActivationsEngineTest {
  private final NDManager scope = NDManager.newBaseManager();
  private final NDArray weight = scope.create(new float[] {2, 0, 1, 3}, new Shape(2, 2));
  private final List<NDArray> made = new ArrayList<>();
  private int computed;
  private int taught;

  @AfterEach
  void close() {
    scope.close();
  }

  /** {@code x W}, some of it dropped. */
  private NDArray layer(Pass pass, NDArray hiddenBTH, AttentionMask mask) {
    computed++;
    NDArray product = hiddenBTH.matMul(pass.weight("w"));
    taught += pass.weight("w").hasGradient() ? 1 : 0;
    made.add(product);
    return pass.dropout().apply(product, 0.5);
  }

  /** The result of two layers, and the gradient of the weight. */
  private List<float[]> studied(Activations activations) {
    NDArray leaf = weight.stopGradient();
    leaf.setRequiresGradient(true);
    NDArray input = scope.ones(new Shape(1, 3, 2));
    input.setRequiresGradient(true);
    Dropout dropout = new DropoutMasks().at(scope, RandomSource.SPLIT_MIX_64.create(1));
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      Pass pass = new Pass(scope, name -> leaf, dropout, new PlainOps(), activations);
      NDArray first = activations.through(pass, this::layer, input, AttentionMask.NONE);
      NDArray second = activations.through(pass, this::layer, first, AttentionMask.NONE);
      assertTrue(made.stream().allMatch(NDArray::isReleased));
      activations.backward(tape, second.square().sum());
      return List.of(
          second.toFloatArray(),
          leaf.getGradient().toFloatArray(),
          input.getGradient().toFloatArray());
    }
  }

  @Test
  void eachLayerIsComputedTwiceAndLearnsOnce() {
    List<float[]> kept = studied(Activations.KEPT);
    assertEquals(2, computed);
    assertEquals(2, taught);
    List<float[]> recomputed = studied(new RecomputedActivations());
    assertEquals(2 + 4, computed);
    assertEquals(2 + 2, taught);
    for (int i = 0; i < kept.size(); i++) {
      assertArrayEquals(kept.get(i), recomputed.get(i), "array " + i);
    }
  }
}
