package mcl.pretraining;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import mcl.courses.CourseShare;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BatchSizesTest {
  @Test
  void growsInWholeMicroBatchesAsLongOnEachLevel() {
    BatchSizes sizes = config(16, 4, 4, 9).sizes();
    int[] actual = LongStream.range(0, 11).mapToInt(sizes::at).toArray();
    assertArrayEquals(new int[] {4, 4, 4, 8, 8, 8, 12, 12, 12, 16, 16}, actual);
  }

  @Test
  void withoutMicroBatchesItGrowsByOne() {
    BatchSizes sizes = config(5, 0, 3, 3).sizes();
    int[] actual = LongStream.range(0, 5).mapToInt(sizes::at).toArray();
    assertArrayEquals(new int[] {3, 3, 4, 5, 5}, actual);
  }

  @Test
  void withoutAWarmupAllAreOfTheSameSize() {
    BatchSizes sizes = BatchConfig.of(8).sizes();
    assertEquals(8, sizes.at(0));
    assertEquals(8_000, sizes.before(1_000));
  }

  @Test
  void aFullStartNeedsNoGrowth() {
    BatchSizes sizes = config(8, 4, 8, 100).sizes();
    assertEquals(8, sizes.at(0));
    assertEquals(400, sizes.before(50));
  }

  @Property
  void eachStepBeginsWhereTheOneBeforeItEnded(
      @ForAll @IntRange(min = 1, max = 8) int unit,
      @ForAll @IntRange(min = 1, max = 12) int from,
      @ForAll @IntRange(max = 12) int levels,
      @ForAll @IntRange(max = 60) int steps) {
    BatchSizes sizes = config(unit * (from + levels), unit, unit * from, steps).sizes();
    long before = 0;
    for (long step = 0; step < steps + 5; step++) {
      assertEquals(before, sizes.before(step), "step " + step);
      int size = sizes.at(step);
      assertTrue(size % unit == 0 && size >= unit * from && size <= sizes.full());
      assertTrue(step == 0 || size >= sizes.at(step - 1), "and never smaller");
      before += size;
    }
    assertEquals(sizes.full(), sizes.at(steps));
  }

  @Test
  void countsBeyondTheIntegers() {
    BatchSizes sizes = config(2_048, 32, 32, 100_000).sizes();
    // Sixty-three levels on the way: on average, half of the way lies above the start.
    double mean = 32 + 32 * 62 / 2.0;
    assertEquals(mean * 100_000, sizes.before(100_000), 32 * 63);
    assertEquals(sizes.before(100_000) + 2_048L * 9_900_000, sizes.before(10_000_000));
  }

  @ParameterizedTest
  @CsvSource({
    "8, -1, 1, 0, microBatch is -1",
    "8, 4, 2, 10, warmup.from is 2; a batch grows by whole micro-batches",
    "10, 4, 4, 10, size is 10; a batch grows by whole micro-batches",
    "8, 0, 9, 10, warmup.from is 9; it must be between 1 and size",
    "8, 0, 0, 10, from is 0; it must be 1 or more",
    "8, 0, 1, -1, steps is -1; it must be 0 or more",
  })
  void impossibleSettingsAreRefused(int size, int micro, int from, long steps, String expected) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> config(size, micro, from, steps))
            .getMessage();
    assertTrue(message.startsWith(expected), message);
  }

  @Test
  void partsAsLargeAsTheBatch_growBySingleSequences() {
    for (int micro : new int[] {8, 9}) {
      assertEquals(config(8, 0, 3, 10).sizes(), config(8, micro, 3, 10).sizes());
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 8", "1, 1", "8, 8", "9, 8"})
  void partIsAtMostTheBatch(int micro, int expected) {
    assertEquals(expected, config(8, micro, 1, 0).partSize());
  }

  private static BatchConfig config(int size, int micro, int from, long steps) {
    return new BatchConfig(size, micro, new BatchWarmup(from, steps), CourseShare.FULL, 1);
  }
}
