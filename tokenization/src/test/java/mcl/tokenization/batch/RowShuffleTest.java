package mcl.tokenization.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RowShuffleTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 97, 100, 101, 1009, 65536, 65537, 99_991})
  void everySequenceAppearsOnce(int size) {
    assertBijection(RowShuffle.of(7, 3, size), size);
  }

  @Property(tries = 200)
  void everySequenceAppearsOnceWhateverSeedAndEpoch(
      @ForAll long seed,
      @ForAll @LongRange(min = 0) long epoch,
      @ForAll @IntRange(min = 1, max = 3000) int size) {
    assertBijection(RowShuffle.of(seed, epoch, size), size);
  }

  @Test
  void ordersDifferByEpochAndBySeed() {
    Set<String> orders = new HashSet<>();
    for (long epoch = 0; epoch < 20; epoch++) {
      orders.add(order(RowShuffle.of(1, epoch, 50), 50));
      orders.add(order(RowShuffle.of(2, epoch, 50), 50));
    }
    assertEquals(40, orders.size());
  }

  @Test
  void allOrdersOfThreeAreAboutEquallyLikely() {
    assertOrdersUniform(3, 6);
  }

  @Test
  void allOrdersOfFiveAreAboutEquallyLikely() {
    assertOrdersUniform(5, 120);
  }

  /** Chi-squared over where each sequence goes; 399 and 1,599 degrees of freedom. */
  @ParameterizedTest
  @ValueSource(ints = {20, 40})
  void everySequenceIsEquallyLikelyAtEveryRow(int size) {
    int epochs = 4000;
    int[][] counts = new int[size][size];
    for (int epoch = 0; epoch < epochs; epoch++) {
      RowShuffle shuffle = RowShuffle.of(11, epoch, size);
      for (int row = 0; row < size; row++) {
        counts[row][(int) shuffle.at(row)]++;
      }
    }
    double expected = (double) epochs / size;
    double chiSquared = 0;
    for (int[] row : counts) {
      chiSquared +=
          IntStream.of(row).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
    }
    int freedom = (size - 1) * (size - 1);
    assertTrue(
        Math.abs(chiSquared - freedom) < 5 * Math.sqrt(2.0 * freedom),
        "chi squared " + chiSquared + " at " + freedom + " degrees of freedom");
  }

  @Test
  void neighboursAreTornApart() {
    int size = 10_000;
    RowShuffle shuffle = RowShuffle.of(5, 0, size);
    double meanStep =
        LongStream.range(1, size)
            .map(row -> Math.abs(shuffle.at(row) - shuffle.at(row - 1)))
            .average()
            .orElseThrow();
    assertEquals(size / 3.0, meanStep, size / 30.0);
  }

  @Test
  void hugeSizesWork() {
    RowShuffle shuffle = RowShuffle.of(1, 1, 1L << 62);
    long first = shuffle.at(0);
    assertTrue(first >= 0 && first < 1L << 62);
    assertNotEquals(first, shuffle.at((1L << 62) - 1));
  }

  @Test
  void rejectsRowsOutsideAndEmptyOrders() {
    RowShuffle shuffle = RowShuffle.of(1, 1, 10);
    assertThrows(IllegalArgumentException.class, () -> shuffle.at(10));
    assertThrows(IllegalArgumentException.class, () -> shuffle.at(-1));
    assertThrows(IllegalArgumentException.class, () -> RowShuffle.of(1, 1, 0));
  }

  /** A change here changes every run: the order is part of the run format. */
  @Test
  void theOrderIsFixedForAllTime() {
    assertEquals("10 4 6 1 11 3 2 9 5 0 7 8", order(RowShuffle.of(42, 0, 12), 12));
  }

  private static void assertOrdersUniform(int size, int orders) {
    int perOrder = 200;
    Map<String, Integer> counts = new HashMap<>();
    for (int epoch = 0; epoch < perOrder * orders; epoch++) {
      counts.merge(order(RowShuffle.of(3, epoch, size), size), 1, Integer::sum);
    }
    assertEquals(orders, counts.size());
    counts.forEach((order, n) -> assertEquals(perOrder, n, 5 * Math.sqrt(perOrder), order));
  }

  private static void assertBijection(RowShuffle shuffle, int size) {
    BitSet seen = new BitSet(size);
    for (int row = 0; row < size; row++) {
      seen.set((int) shuffle.at(row));
    }
    assertEquals(size, seen.cardinality());
    assertEquals(size, seen.length());
  }

  private static String order(RowShuffle shuffle, int size) {
    StringBuilder order = new StringBuilder();
    for (int row = 0; row < size; row++) {
      order.append(row == 0 ? "" : " ").append(shuffle.at(row));
    }
    return order.toString();
  }
}
