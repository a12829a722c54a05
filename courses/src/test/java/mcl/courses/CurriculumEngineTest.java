package mcl.courses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import mcl.courses.lesson.DetectionLesson;
import mcl.courses.lesson.Labels;
import mcl.courses.loss.LossTerm;
import mcl.courses.outcome.CourseOutcome;
import mcl.courses.outcome.Outcome;
import mcl.courses.pass.DiscriminatorWork;
import mcl.model.TinyVocabulary;
import mcl.tokenization.batch.TokenBatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CurriculumEngineTest {
  private final TinyCourse course = TinyCourse.open(0, false);
  private final NDManager scope = course.run().newSubManager();

  @AfterEach
  void close() {
    course.close();
  }

  @Test
  void theDiscriminatorReadsTheCleanTextWithSamplesAtSlots() {
    TokenBatch batch = TinyBatch.of(1, 3, 12);
    Assignment assignment = course.prepare(batch, 0);
    DetectionLesson lesson =
        only(course.study(scope, assignment)).detection().orElseThrow().lesson();
    int[] clean = batch.ids().toArray();
    int[] shown = lesson.shown().toArray();
    int[] places = assignment.courses().get(0).corrupted().slots().places();
    int[] labels = lesson.labels().toArray();
    for (int i = 0; i < clean.length; i++) {
      assertTrue(shown[i] == clean[i] || Arrays.binarySearch(places, i) >= 0);
      assertEquals(shown[i] == clean[i] ? 0 : 1, labels[i]);
      assertEquals(TinyBatch.SPECIAL.isSpecial(clean[i]), TinyBatch.SPECIAL.isSpecial(shown[i]));
    }
    assertFalse(Arrays.equals(clean, shown), "some samples are wrong");
  }

  @Test
  void lossesAreSumsOverCountsKnownBefore() {
    TokenBatch batch = TinyBatch.padded(TinyBatch.of(1, 3, 10), 4);
    Assignment assignment = course.prepare(batch, 0);
    List<LossTerm> terms = course.study(scope, assignment).terms();
    assertEquals("rtd/generator_loss", terms.get(0).name());
    assertEquals("rtd/detection_loss", terms.get(1).name());
    assertEquals(3 * 2, terms.get(0).divisor());
    assertEquals(3 * 10, terms.get(1).divisor());
    assertEquals(List.of(1.0, 50.0), terms.stream().map(LossTerm::weight).toList());
    assertEquals(
        Math.log(40), terms.get(0).sum().getFloat() / 6, 1.5, "about what ignorance costs");
  }

  @Test
  void paddingChangesNothing() {
    TokenBatch batch = TinyBatch.of(2, 3, 10);
    Outcome plain = course.study(scope, course.prepare(batch, 4));
    Outcome padded = course.study(scope, course.prepare(TinyBatch.padded(batch, 6), 4));
    for (int term = 0; term < 2; term++) {
      assertEquals(
          plain.terms().get(term).sum().getFloat(),
          padded.terms().get(term).sum().getFloat(),
          1e-4);
    }
    assertEquals(count(plain, Labels.REPLACED), count(padded, Labels.REPLACED));
    assertEquals(count(plain, Labels.ORIGINAL), count(padded, Labels.ORIGINAL));
    assertEquals(18, count(padded, Labels.NOT_ASKED));
  }

  @Test
  void documentsOfOneRowAreJudgedApart_whereAttentionStopsAtTheirBorders() {
    int[] documents = IntStream.range(0, 12).map(i -> i < 5 ? 0 : 1).toArray();
    int[] ids = TinyVocabulary.sentence(3, 12);
    int[] other = ids.clone();
    Arrays.setAll(other, i -> i > 6 && i < 11 ? TinyVocabulary.FIRST_WORD + i : ids[i]);
    try (TinyCourse bounded = TinyCourse.open(0, true)) {
      assertEquals(
          firstLogit(bounded, TinyBatch.of(1, ids, documents)),
          firstLogit(bounded, TinyBatch.of(1, other, documents)));
    }
    assertTrue(
        firstLogit(course, TinyBatch.of(1, ids, documents))
            != firstLogit(course, TinyBatch.of(1, other, documents)));
  }

  @Test
  void theSameAssignmentComesToTheSame() {
    Assignment assignment = course.prepare(TinyBatch.of(1, 4, 12), 3);
    DiscriminatorWork.Answer first =
        only(course.study(scope, assignment)).detection().orElseThrow();
    DiscriminatorWork.Answer second =
        only(course.study(scope, assignment)).detection().orElseThrow();
    assertArrayEquals(first.logits(), second.logits());
    assertEquals(first.lesson().shown(), second.lesson().shown());
  }

  @Test
  void aBatchWithoutOrdinaryTokensTeachesTheDiscriminatorOnly() {
    int[] ids = {2, 3, 0, 0, 2, 3, 0, 0};
    int[] documents = {0, 0, -1, -1, 0, 0, -1, -1};
    Assignment assignment = course.prepare(TinyBatch.of(2, ids, documents), 0);
    List<LossTerm> terms = course.study(scope, assignment).terms();
    assertEquals(0, terms.get(0).divisor());
    assertEquals(0, terms.get(0).sum().getFloat(), 1e-9);
    assertEquals(4, terms.get(1).divisor());
    course
        .gradient(assignment)
        .forEach(
            (name, gradient) -> {
              for (float value : gradient) {
                assertTrue(Float.isFinite(value), name);
              }
            });
  }

  private static float firstLogit(TinyCourse course, TokenBatch batch) {
    try (NDManager inner = course.run().newSubManager()) {
      // Both batches are prepared with the same slots; what is drawn in the first document depends
      // on it alone where attention stops at its border.
      return only(course.study(inner, course.prepare(batch, 1)))
          .detection()
          .orElseThrow()
          .logits()[0];
    }
  }

  private static CourseOutcome only(Outcome outcome) {
    assertEquals(1, outcome.courses().size());
    return outcome.courses().get(0);
  }

  private static long count(Outcome outcome, int label) {
    int[] labels = only(outcome).detection().orElseThrow().lesson().labels().toArray();
    return Arrays.stream(labels).filter(it -> it == label).count();
  }
}
