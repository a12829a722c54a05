package mcl.soups.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The trimming of TIES against sorting. */
final class MagnitudeTrimTest {
  /**
   * With density 1 for the other numbers, one ingredient and base 0, TIES is the trimming alone.
   */
  private static double[] trimmed(double[] changes, double density) {
    double[] base = new double[changes.length];
    ArrayTensor tensor = new ArrayTensor("t", 1, changes, base);
    MergeSettings settings = new MergeSettings(List.of(1.0), 0, List.of(density), 1, true, 0);
    return tensor.merged(new Ties().prepare(tensor, settings));
  }

  @Property(tries = 200)
  void keepsWhatSortingWouldKeep(
      @ForAll @IntRange(min = 1, max = 300) int size,
      @ForAll @DoubleRange(min = 0.01, max = 1) double density,
      @ForAll @IntRange(min = 0, max = 60) int spread,
      @ForAll long seed) {
    Random random = new Random(seed);
    double[] changes = new double[size];
    for (int i = 0; i < size; i++) {
      // Few different magnitudes where the spread is small: many ties.
      double grain = Math.scalb(1.0f, random.nextInt(spread + 1) - 30);
      changes[i] = (float) (grain * (random.nextInt(9) - 4));
    }
    int kept = Math.max(1, (int) (density * size));
    double limit = DoubleStream.of(changes).map(Math::abs).sorted().toArray()[size - kept];
    double[] expected =
        DoubleStream.of(changes).map(it -> Math.abs(it) >= limit ? it : 0).toArray();
    assertArrayEquals(expected, trimmed(changes, density));
  }

  @Test
  void allThatTieWithTheLastAreKept() {
    double[] changes = {1, -1, 1, 3, 0.5};
    assertArrayEquals(new double[] {1, -1, 1, 3, 0}, trimmed(changes, 0.4));
  }

  @Test
  void atLeastOneIsKept() {
    double[] changes = new double[100];
    Arrays.setAll(changes, i -> i - 50);
    double[] expected = new double[100];
    expected[0] = -50;
    assertArrayEquals(expected, trimmed(changes, 0.001));
  }

  @Test
  void aTensorWithoutElementsHasNothingToTrim() {
    assertEquals(0, trimmed(new double[0], 0.5).length);
  }
}
