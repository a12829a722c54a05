package mcl.courses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mcl.courses.corruption.CorruptedBatch;
import mcl.courses.corruption.CorruptedRow;
import mcl.courses.outcome.CourseOutcome;
import mcl.courses.outcome.Outcome;
import mcl.courses.sampling.SlotUniforms;
import mcl.tokenization.batch.TokenBatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Courses with no rows, rows with no slots: there is less to learn, and nothing goes wrong. */
final class EmptyCourseEngineTest {
  private final TinyCourse course = TinyCourse.open(TinyCourse.mcl());

  @AfterEach
  void close() {
    course.close();
  }

  @Test
  void noRowHasASlotInAnyCourse() {
    int[] ids = {2, 3, 0, 0, 2, 3, 0, 0};
    TokenBatch batch = TinyBatch.of(2, ids, new int[] {0, 0, -1, -1, 0, 0, -1, -1});
    Assignment assignment = course.prepare(batch, 0);
    Map<String, Float> sums = CourseTerms.sums(course, assignment);
    assertEquals(0, sums.get("rtd/generator_loss"), 1e-9);
    assertTrue(sums.get("itd/detection_loss") > 0);
    assertEquals(5, sums.size(), "there is nothing to correct");
    assertFinite(course.gradient(assignment));
  }

  /** More courses than rows: some go empty away. */
  @Test
  void aSplitBatchOfOneRow() {
    try (TinyCourse split = TinyCourse.open(TinyCourse.mcl(), CourseShare.SPLIT, 0, false)) {
      for (int step = 0; step < 3; step++) {
        Assignment assignment = split.prepare(TinyBatch.of(1, 1, 12), step);
        assertEquals(3, assignment.courses().size());
        assertFinite(split.gradient(assignment));
        try (NDManager scope = split.run().newSubManager()) {
          Outcome outcome = split.study(scope, assignment);
          assertEquals(1, outcome.courses().stream().mapToInt(EmptyCourseEngineTest::rows).sum());
          outcome.courses().forEach(EmptyCourseEngineTest::read);
        }
      }
    }
  }

  /** A course whose corruption needs no generator, beside one that has slots. */
  @Test
  void aCourseWithoutSlotsBesideOthers() {
    TokenBatch batch = TinyBatch.of(1, 3, 12);
    Assignment usual = course.prepare(batch, 0);
    List<CourseAssignment> courses = new ArrayList<>(usual.courses());
    courses.set(1, withoutSlots(usual.courses().get(1)));
    Assignment assignment = new Assignment(courses, usual.tokens());
    Map<String, Float> sums = CourseTerms.sums(course, assignment);
    assertEquals(0, sums.get("std/generator_loss"), 1e-9);
    assertTrue(sums.get("std/detection_loss") > 0);
    assertEquals(
        CourseTerms.sums(course, usual).get("rtd/generator_loss"),
        sums.get("rtd/generator_loss"),
        1e-4);
    assertTrue(sums.containsKey("re_std/detection_loss"), "and its mistakes are corrected");
    assertFinite(course.gradient(assignment));
    assertFinite(course.gradient(new Assignment(courses.subList(1, 2), usual.tokens())));
  }

  /** The swapped tokens stay where they are, and the generator is not asked. */
  private static CourseAssignment withoutSlots(CourseAssignment given) {
    CorruptedBatch batch = given.corrupted();
    List<CorruptedRow> rows =
        IntStream.range(0, batch.inputs().rows())
            .mapToObj(
                row ->
                    CorruptedRow.of(
                        batch.inputs().row(row),
                        batch.truth().row(row),
                        batch.documents().row(row),
                        new int[0]))
            .toList();
    CorruptedBatch changed = CorruptedBatch.of(batch.numbers(), rows, batch.inputs().columns());
    return new CourseAssignment(
        given.kind(),
        changed,
        SlotUniforms.draw(changed, TinyCourse.RANDOM, 0, given.kind().key()),
        given.doses(),
        new CourseAssignment.Counts(0, changed.positions()),
        given.revisitable());
  }

  private static int rows(CourseOutcome outcome) {
    return outcome.assignment().corrupted().inputs().rows();
  }

  /** Reads all that a report reads. */
  private static void read(CourseOutcome outcome) {
    int slots = outcome.assignment().corrupted().slots().count();
    assertEquals(slots, outcome.generation().firstChoices().length);
    assertEquals(slots, outcome.generation().logLikelihoods().length);
    int positions = outcome.assignment().corrupted().truth().toArray().length;
    assertEquals(positions, outcome.detection().orElseThrow().logits().length);
    outcome.notebook().ifPresent(notebook -> assertEquals(4, notebook.counts().size()));
  }

  private static void assertFinite(Map<String, float[]> gradient) {
    gradient.forEach(
        (name, values) -> {
          for (float value : values) {
            assertTrue(Float.isFinite(value), name + Arrays.toString(values));
          }
        });
  }
}
