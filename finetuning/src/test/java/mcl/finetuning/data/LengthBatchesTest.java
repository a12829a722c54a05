package mcl.finetuning.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import mcl.base.random.Purpose;
import mcl.base.random.RandomStreams;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

final class LengthBatchesTest {
  @Property(tries = 300)
  void everyTextIsReadOnce(
      @ForAll @IntRange(min = 1, max = 300) int count,
      @ForAll @IntRange(min = 1, max = 40) int batchSize,
      @ForAll long seed) {
    LengthBatches batches = batches(count, batchSize, seed);
    for (List<List<Integer>> epoch :
        List.of(batches.shuffled(stream(seed)), batches.byRisingLength())) {
      assertTrue(epoch.stream().allMatch(batch -> batch.size() <= batchSize && !batch.isEmpty()));
      assertEquals(
          IntStream.range(0, count).boxed().toList(),
          epoch.stream().flatMap(List::stream).sorted().toList());
      assertEquals(batches.batches(), epoch.size());
    }
  }

  @Test
  void littleOfABatchIsPadding() {
    LengthBatches batches = batches(4_000, 32, 1);
    assertTrue(batches.padding(batches.shuffled(stream(1))) < 0.05);
    assertTrue(batches.padding(batches.byRisingLength()) < 0.05);
  }

  @Test
  void paddingIsCountedAgainstTheLongestOfEachBatch() {
    LengthBatches batches = new LengthBatches(4, place -> List.of(3, 5, 10, 10).get(place), 2);
    assertEquals(2 / 30.0, batches.padding(batches.byRisingLength()), 1e-12);
    assertEquals(12 / 40.0, batches.padding(List.of(List.of(0, 2), List.of(1, 3))), 1e-12);
  }

  @Test
  void anEpochIsShuffledByItsStream() {
    LengthBatches batches = batches(100, 8, 1);
    assertEquals(batches.shuffled(stream(1)), batches.shuffled(stream(1)));
    assertNotEquals(batches.shuffled(stream(1)), batches.shuffled(stream(2)));
  }

  @Test
  void batchesDoNotComeByLength() {
    int[] lengths = lengths(320, 1);
    List<List<Integer>> epoch =
        new LengthBatches(320, place -> lengths[place], 8).shuffled(stream(3));
    int rises = 0;
    for (int i = 1; i < epoch.size(); i++) {
      rises += longest(epoch.get(i), lengths) >= longest(epoch.get(i - 1), lengths) ? 1 : 0;
    }
    assertTrue(rises > 8 && rises < 31, rises + " of 39");
  }

  @Test
  void judgingGoesFromShortToLong() {
    int[] lengths = lengths(50, 2);
    int longest = 0;
    for (List<Integer> batch : new LengthBatches(50, place -> lengths[place], 8).byRisingLength()) {
      assertTrue(longest(batch, lengths) >= longest);
      longest = longest(batch, lengths);
    }
  }

  private static int longest(List<Integer> batch, int[] lengths) {
    return batch.stream().mapToInt(place -> lengths[place]).max().orElseThrow();
  }

  private static LengthBatches batches(int count, int batchSize, long seed) {
    int[] lengths = lengths(count, seed);
    return new LengthBatches(count, place -> lengths[place], batchSize);
  }

  private static int[] lengths(int count, long seed) {
    return stream(seed + 1).ints(count, 3, 63).toArray();
  }

  private static UniformRandomProvider stream(long seed) {
    return new RandomStreams(seed).stream(Purpose.FINE_TUNING);
  }
}
