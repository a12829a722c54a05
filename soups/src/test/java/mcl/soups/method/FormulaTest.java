package mcl.soups.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** The formulas on numbers that can be checked by hand. */
final class FormulaTest {
  private static final double[] ZERO = {0, 0};

  private static MergeSettings settings(boolean normalize, double density, Double... weights) {
    return new MergeSettings(
        List.of(weights),
        0.5,
        java.util.Collections.nCopies(weights.length, density),
        1,
        normalize,
        3);
  }

  @Test
  void slerpBetweenRightAnglesStaysOnTheCircle() {
    ArrayTensor tensor = new ArrayTensor("t", 2, new double[] {1, 0}, new double[] {0, 1});
    double[] middle = tensor.merged(new Slerp().prepare(tensor, settings(false, 1, 1.0, 1.0)));
    assertArrayEquals(new double[] {Math.sqrt(0.5), Math.sqrt(0.5)}, middle, 1e-12);
  }

  @Test
  void slerpOfParallelsAndOfNothingIsTheLine() {
    ArrayTensor parallel = new ArrayTensor("t", 2, new double[] {1, 2}, new double[] {3, 6});
    double[] middle = parallel.merged(new Slerp().prepare(parallel, settings(false, 1, 1.0, 1.0)));
    assertArrayEquals(new double[] {2, 4}, middle, 1e-12);
    ArrayTensor nothing = new ArrayTensor("t", 2, ZERO, new double[] {3, 6});
    double[] half = nothing.merged(new Slerp().prepare(nothing, settings(false, 1, 1.0, 1.0)));
    assertArrayEquals(new double[] {1.5, 3}, half, 1e-12);
  }

  @Test
  void tiesAveragesOnlyWhatHasTheElectedSign() {
    ArrayTensor tensor =
        new ArrayTensor(
            "t", 3, new double[] {4, 1}, new double[] {2, -3}, new double[] {-1, 2}, ZERO);
    double[] merged = tensor.merged(new Ties().prepare(tensor, settings(true, 1, 1.0, 1.0, 1.0)));
    // A sum of 0 counts as positive: the second element is the mean of 1 and 2.
    assertArrayEquals(new double[] {3, 1.5}, merged, 1e-12);
  }

  @Test
  void stockKeepsTheBaseWhereIngredientsPullApart() {
    double[] base = {5, 5};
    ArrayTensor apart = new ArrayTensor("t", 2, new double[] {6, 5}, new double[] {4, 5}, base);
    MergeSettings settings = settings(false, 1, 1.0, 1.0);
    assertArrayEquals(base, apart.merged(new ModelStock().prepare(apart, settings)), 1e-12);
    ArrayTensor agreeing = new ArrayTensor("t", 2, new double[] {6, 5}, new double[] {7, 5}, base);
    double[] mean = {6.5, 5};
    assertArrayEquals(mean, agreeing.merged(new ModelStock().prepare(agreeing, settings)), 1e-12);
  }

  @Test
  void dareDropsTheRightShareAndKeepsTheExpectation() {
    double[] changes = new double[20_000];
    Arrays.fill(changes, 1);
    ArrayTensor tensor = new ArrayTensor("t", 1, changes, new double[changes.length]);
    double[] merged = tensor.merged(Dare.linear().prepare(tensor, settings(false, 0.25, 1.0)));
    assertEquals(0.25, DoubleStream.of(merged).filter(it -> it != 0).count() / 20_000.0, 0.01);
    assertEquals(4, DoubleStream.of(merged).max().orElseThrow());
    assertEquals(1, DoubleStream.of(merged).average().orElseThrow(), 0.05);
  }

  @Test
  void dareDropsOtherElementsOfEachTensorAndIngredient() {
    double[] ones = new double[64];
    Arrays.fill(ones, 1);
    double[] base = new double[64];
    ArrayTensor tensor = new ArrayTensor("t", 2, ones, ones, base);
    ArrayTensor other = new ArrayTensor("u", 2, ones, ones, base);
    double[] first = tensor.merged(Dare.linear().prepare(tensor, settings(false, 0.5, 1.0, 0.0)));
    double[] second = tensor.merged(Dare.linear().prepare(tensor, settings(false, 0.5, 0.0, 1.0)));
    double[] named = other.merged(Dare.linear().prepare(other, settings(false, 0.5, 1.0, 0.0)));
    assertEquals(
        3, List.of(first, second, named).stream().map(Arrays::toString).distinct().count());
  }

  @Test
  void negativeWeightsTakeAway() {
    ArrayTensor tensor =
        new ArrayTensor("t", 2, new double[] {3, 0}, new double[] {1, 1}, new double[] {1, 0});
    double[] merged =
        tensor.merged(new TaskArithmetic().prepare(tensor, settings(false, 1, 1.0, -1.0)));
    assertArrayEquals(new double[] {3, -1}, merged, 1e-12);
  }
}
