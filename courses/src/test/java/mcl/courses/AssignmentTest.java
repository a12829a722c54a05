package mcl.courses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import mcl.tokenization.batch.TokenBatch;
import mcl.tokenization.batch.TokenGrid;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class AssignmentTest {
  private static final TokenBatch BATCH = TinyBatch.padded(TinyBatch.of(3, 8, 14), 3);

  @Property(tries = 200)
  void partsHoldTheSameRowsAndCountsAsTheWhole(
      @ForAll @IntRange(min = 0, max = 8) int cut,
      @ForAll CourseShare share,
      @ForAll @IntRange(max = 6) int step) {
    Preparation preparation = new Preparation(TinyCourse.mcl(), share, TinyBatch.SPECIAL);
    Assignment whole = preparation.at(BATCH, TinyCourse.RANDOM, step);
    Assignment upper = whole.part(0, cut, TinyCourse.RANDOM, step);
    Assignment lower = whole.part(cut, 8, TinyCourse.RANDOM, step);
    for (CourseAssignment course : whole.courses()) {
      List<CourseAssignment> parts = of(course.kind(), upper, lower);
      TokenGrid inputs =
          TokenGrid.stacked(parts.stream().map(part -> part.corrupted().inputs()).toList());
      List<Integer> numbers = new ArrayList<>();
      List<Float> uniforms = new ArrayList<>();
      for (CourseAssignment part : parts) {
        numbers.addAll(part.corrupted().numbers());
        uniforms.addAll(list(part.uniforms().values()));
        assertEquals(course.counts(), part.counts(), "losses are divided by the whole's");
        assertEquals(course.doses(), part.doses());
        assertEquals(course.revisitable(), part.revisitable());
      }
      assertEquals(course.corrupted().inputs(), inputs);
      assertEquals(course.corrupted().numbers(), numbers);
      assertEquals(list(course.uniforms().values()), uniforms);
    }
    assertEquals(whole.tokens(), upper.tokens());
  }

  private static List<CourseAssignment> of(DetectionKind kind, Assignment... parts) {
    List<CourseAssignment> all = new ArrayList<>();
    for (Assignment part : parts) {
      part.courses().stream().filter(course -> course.kind() == kind).forEach(all::add);
    }
    return all;
  }

  private static List<Float> list(float[] values) {
    List<Float> list = new ArrayList<>();
    for (float value : values) {
      list.add(value);
    }
    return list;
  }
}
