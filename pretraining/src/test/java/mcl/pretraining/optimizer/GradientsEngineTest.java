package mcl.pretraining.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import mcl.model.weights.StateDict;
import mcl.model.weights.WeightShape;
import mcl.model.weights.Weights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class GradientsEngineTest {
  private final NDManager run = NDManager.newBaseManager();
  private final StateDict weights =
      StateDict.create(
          run,
          WeightShape.all(WeightShape.linear("one", 2, 2), WeightShape.norm("unused", 3)),
          (owner, weight, number) -> owner.ones(weight.shape()));

  @AfterEach
  void close() {
    run.close();
  }

  @Test
  void theNormIsOverAllWeightsTogether() {
    // 4 values of 3 in the matrix and 2 of 4 in the bias: sqrt(4 * 9 + 2 * 16).
    Gradients gradients = gradients(3, 4);
    assertEquals(Math.sqrt(68), gradients.globalNorm().getFloat(), 1e-5);
    assertEquals(new ArrayList<>(weights.names()), new ArrayList<>(gradients.byName().keySet()));
  }

  @Test
  void aWeightThatTookNoPartHasAGradientOfZero() {
    assertArrayEquals(new float[3], gradients(3, 4).byName().get("unused.weight").toFloatArray());
  }

  @Test
  void oneBadValueMakesTheNormBad() {
    assertEquals(Float.NaN, gradients(Float.NaN, 4).globalNorm().getFloat());
    assertFalse(Float.isFinite(gradients(3, Float.POSITIVE_INFINITY).globalNorm().getFloat()));
  }

  @Test
  void cannotBeChanged() {
    assertThrows(
        UnsupportedOperationException.class, () -> gradients(1, 1).byName().remove("one.bias"));
    assertEquals(List.of("one.weight", "one.bias"), new ArrayList<>(weights.names()).subList(0, 2));
  }

  private Gradients gradients(float ofMatrix, float ofBias) {
    Weights leaves = weights.leaves(run);
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      NDArray matrix = leaves.get("one.weight").mul(run.create(ofMatrix)).sum();
      NDArray bias = leaves.get("one.bias").mul(run.create(ofBias)).sum();
      tape.backward(matrix.add(bias));
    }
    return Gradients.of(leaves);
  }
}
