package mcl.courses.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
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

final class ReplacedTokenDetectionTest {
  private static final int MASK = TinyBatch.SPECIAL.mask();

  @Property(tries = 3_000)
  void masksSlotsAndNothingElse(
      @ForAll(supplier = Sequences.class) Sequence sequence,
      @ForAll @Scale(3) @DoubleRange(min = 0.001, max = 0.999) double rate,
      @ForAll long seed) {
    SlotChooser chooser = new SlotChooser(rate, TinyBatch.SPECIAL);
    CorruptedRow row = CourseLaws.check(new ReplacedTokenDetection(chooser), sequence, seed);
    int[] ids = sequence.ids();
    assertArrayEquals(ids, row.truth());
    assertArrayEquals(sequence.documents(), row.documents());
    assertEquals(chooser.count(ids), row.slots().length);
    int[] inputs = row.inputs();
    for (int i = 0; i < ids.length; i++) {
      boolean slot = Arrays.binarySearch(row.slots(), i) >= 0;
      assertTrue(inputs[i] == ids[i] || (slot && inputs[i] == MASK));
    }
  }

  @Test
  void fifteenOfAHundredSlotsStayAsTheyAre() {
    int[] ids = new int[100];
    Arrays.fill(ids, 7);
    Sequence sequence = Sequence.of(ids, new int[100]);
    var course = new ReplacedTokenDetection(new SlotChooser(0.5, TinyBatch.SPECIAL));
    UniformRandomProvider random = CourseLaws.stream(3);
    int rows = 800;
    int[] masked = new int[100];
    for (int i = 0; i < rows; i++) {
      int[] inputs = course.corrupt(sequence, random).inputs();
      Arrays.setAll(masked, at -> masked[at] + (inputs[at] == MASK ? 1 : 0));
    }
    int slots = rows * 50;
    double bound = 4 * Math.sqrt(slots * 0.85 * 0.15);
    assertEquals(0.85 * slots, Arrays.stream(masked).sum(), bound, "four standard deviations");
    double each = rows * 0.5 * 0.85;
    for (int count : masked) {
      assertEquals(each, count, 5 * Math.sqrt(each), "anywhere in the sequence");
    }
  }
}
