package mcl.courses;

import static mcl.courses.DetectionKind.REPLACED_TOKEN;
import static mcl.courses.DetectionKind.SWAPPED_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import mcl.tokenization.batch.TokenBatch;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Which rows may be revisited is drawn before anyone knows where mistakes will be. */
final class NotebookCapacityTest {
  private static final int ROWS = 9;

  @Property(tries = 300)
  void atMostSoManyRowsOfACourseAreRevisited(
      @ForAll @IntRange(max = 12) int capacity,
      @ForAll CourseShare share,
      @ForAll @IntRange(max = 1_000) int step) {
    for (CourseAssignment course : prepare(capacity, share, step, 1).courses()) {
      int rows = course.corrupted().inputs().rows();
      int expected = capacity == 0 ? rows : Math.min(capacity, rows);
      assertEquals(expected, course.revisitable().size());
      assertTrue(Set.copyOf(course.corrupted().numbers()).containsAll(course.revisitable()));
    }
  }

  @Test
  void whichRowsDependsOnSeedStepAndCourseNotOnTheText() {
    Assignment one = prepare(4, CourseShare.FULL, 3, 1);
    Assignment other = prepare(4, CourseShare.FULL, 3, 2);
    assertNotEquals(
        Contents.of(one, REPLACED_TOKEN).grids(), Contents.of(other, REPLACED_TOKEN).grids());
    assertEquals(revisitable(one, REPLACED_TOKEN), revisitable(other, REPLACED_TOKEN));
    assertNotEquals(revisitable(one, REPLACED_TOKEN), revisitable(one, SWAPPED_TOKEN));
    Assignment later = prepare(4, CourseShare.FULL, 4, 1);
    assertNotEquals(revisitable(one, REPLACED_TOKEN), revisitable(later, REPLACED_TOKEN));
  }

  @Test
  void everyRowGetsItsTurn() {
    int[] turns = new int[ROWS];
    for (int step = 0; step < 900; step++) {
      for (int row : revisitable(prepare(3, CourseShare.FULL, step, 1), SWAPPED_TOKEN)) {
        turns[row]++;
      }
    }
    for (int count : turns) {
      assertEquals(300, count, 75);
    }
  }

  private static Set<Integer> revisitable(Assignment assignment, DetectionKind kind) {
    return Contents.of(assignment, kind).revisitable();
  }

  private static Assignment prepare(int capacity, CourseShare share, long step, long text) {
    CurriculumConfig usual = TinyCourse.mcl();
    CurriculumConfig config =
        new CurriculumConfig(
            usual.detection(),
            usual.correction(),
            new NotebookConfig(capacity, 0),
            usual.detectionHead());
    TokenBatch batch = TinyBatch.of(text, ROWS, 12);
    return new Preparation(config, share, TinyBatch.SPECIAL).at(batch, TinyCourse.RANDOM, step);
  }
}
