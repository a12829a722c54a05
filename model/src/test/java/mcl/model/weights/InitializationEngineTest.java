package mcl.model.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import mcl.base.random.RandomStreams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class InitializationEngineTest {
  private final NDManager scope = NDManager.newBaseManager();
  private final WeightShape table = WeightShape.matrix("table.weight", 400, 250);

  @AfterEach
  void close() {
    scope.close();
  }

  @Test
  void isNormalAndTruncatedAtTwoDeviations() {
    float[] values = values(1, table, 0);
    double sum = 0;
    double squares = 0;
    double highest = 0;
    int withinOne = 0;
    for (float value : values) {
      double standard = value / 0.02;
      sum += standard;
      squares += standard * standard;
      highest = Math.max(highest, Math.abs(standard));
      withinOne += Math.abs(standard) < 1 ? 1 : 0;
    }
    assertTrue(highest <= 2 + 1e-6 && highest > 1.99, "highest is " + highest);
    assertEquals(0, sum / values.length, 0.015);
    // Of a standard normal distribution truncated at 2: the variance, and the mass within 1.
    assertEquals(0.7737, squares / values.length, 0.015);
    assertEquals(0.7152, (double) withinOne / values.length, 0.01);
  }

  @Test
  void eachWeightHasItsOwnStream() {
    float[] first = values(1, table, 0);
    assertArrayEquals(first, values(1, table, 0));
    assertFalse(Arrays.equals(first, values(1, table, 1)));
    assertFalse(Arrays.equals(first, values(2, table, 0)));
    float[] narrow = values(1, WeightShape.matrix("other.weight", 1, 10), 0);
    assertArrayEquals(Arrays.copyOf(first, 10), narrow, "only seed and number decide");
  }

  @Test
  void biasesAreZeroAndScalesOne() {
    WeightShape scale = WeightShape.norm("norm", 3).get(0);
    WeightShape shift = WeightShape.norm("norm", 3).get(1);
    assertArrayEquals(new float[] {1, 1, 1}, values(1, scale, 0));
    assertArrayEquals(new float[3], values(1, shift, 1));
    assertArrayEquals(new float[3], values(1, WeightShape.linear("x", 3, 2).get(1), 1));
    assertEquals(new Shape(3, 2), WeightShape.linear("x", 3, 2).get(0).shape());
  }

  private float[] values(long seed, WeightShape weight, int number) {
    return new Initialization(new RandomStreams(seed), 0.02)
        .create(scope, weight, number)
        .toFloatArray();
  }
}
