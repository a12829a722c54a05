package mcl.courses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

final class CourseShareTest {
  @Property
  void fullGivesEveryRowToEveryCourse(
      @ForAll @IntRange(max = 40) int rows, @ForAll @IntRange(max = 4) int course) {
    assertEquals(
        IntStream.range(0, rows).boxed().toList(), CourseShare.FULL.rows(rows, 7, course, 5));
  }

  @Property
  void splitGivesEveryRowToOneCourse(
      @ForAll @IntRange(max = 40) int rows,
      @ForAll @LongRange(min = 0, max = 1L << 40) long step,
      @ForAll @IntRange(min = 1, max = 5) int courses) {
    List<Integer> all = new ArrayList<>();
    for (int course = 0; course < courses; course++) {
      List<Integer> own = CourseShare.SPLIT.rows(rows, step, course, courses);
      assertTrue(own.size() == rows / courses || own.size() == (rows + courses - 1) / courses);
      all.addAll(own);
    }
    assertEquals(rows, all.size());
    assertEquals(rows, new HashSet<>(all).size());
  }

  @Property
  void splitGivesARowToEveryCourseInTurn(
      @ForAll @IntRange(max = 20) int row,
      @ForAll @LongRange(min = 0, max = 1L << 40) long step,
      @ForAll @IntRange(min = 1, max = 5) int courses) {
    Set<Integer> taken = new HashSet<>();
    for (int later = 0; later < courses; later++) {
      for (int course = 0; course < courses; course++) {
        if (CourseShare.SPLIT.rows(21, step + later, course, courses).contains(row)) {
          taken.add(course);
        }
      }
    }
    assertEquals(courses, taken.size());
  }
}
