package mcl.courses.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import mcl.courses.TinyBatch;
import mcl.courses.corruption.CorruptedRow;
import mcl.courses.corruption.Sequence;
import mcl.courses.corruption.SlotChooser;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

final class SwappedTokenDetectionTest {

  @Property(tries = 4_000)
  void tokensChangePlacesAmongTheSlots(
      @ForAll(supplier = Sequences.class) Sequence sequence,
      @ForAll @Scale(3) @DoubleRange(min = 0.001, max = 0.999) double rate,
      @ForAll long seed) {
    SlotChooser chooser = new SlotChooser(rate, TinyBatch.SPECIAL);
    CorruptedRow row = CourseLaws.check(new SwappedTokenDetection(chooser), sequence, seed);
    int[] ids = sequence.ids();
    int[] inputs = row.inputs();
    int[] slots = row.slots();
    assertArrayEquals(ids, row.truth());
    assertArrayEquals(sequence.documents(), row.documents());
    assertEquals(chooser.count(ids), slots.length);
    int[] before = IntStream.of(slots).map(i -> ids[i]).toArray();
    int[] after = IntStream.of(slots).map(i -> inputs[i]).toArray();
    assertArrayEquals(sorted(before), sorted(after), "a permutation");
    assertEquals(fewestThatStay(before), staying(before, after));
    IntStream.range(0, slots.length).forEach(i -> inputs[slots[i]] = before[i]);
    assertArrayEquals(ids, inputs, "nothing is touched outside of the slots");
  }

  /** None if no token fills more than half of the slots; else those that find no other place. */
  private static long fewestThatStay(int[] tokens) {
    Map<Integer, Integer> counts = new HashMap<>();
    Arrays.stream(tokens).forEach(token -> counts.merge(token, 1, Integer::sum));
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return Math.max(0, 2 * most - tokens.length);
  }

  private static long staying(int[] before, int[] after) {
    return IntStream.range(0, before.length).filter(i -> before[i] == after[i]).count();
  }

  private static int[] sorted(int[] tokens) {
    return Arrays.stream(tokens).sorted().toArray();
  }

  @Test
  void everyOrderThatMovesAllIsDrawn() {
    Sequence sequence = Sequence.of(new int[] {5, 6, 7, 8, 9}, new int[5]);
    var course = new SwappedTokenDetection(new SlotChooser(0.99, TinyBatch.SPECIAL));
    UniformRandomProvider random = CourseLaws.stream(4);
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < 4_400; i++) {
      String order = Arrays.toString(course.corrupt(sequence, random).inputs());
      counts.merge(order, 1, Integer::sum);
    }
    assertEquals(44, counts.size(), "as many as there are derangements of five");
    counts.forEach((order, count) -> assertTrue(count > 40, order + " is too rare: " + count));
  }
}
