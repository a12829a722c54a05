package mcl.courses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mcl.courses.loss.LossTerm;
import mcl.courses.outcome.CourseOutcome;
import mcl.courses.outcome.Outcome;
import mcl.tokenization.batch.TokenBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Courses go through the same passes, and do not notice each other. */
final class OnePassEngineTest {
  private static final TokenBatch BATCH = TinyBatch.padded(TinyBatch.of(4, 5, 16), 3);

  @Test
  void eachPlayerReadsTwiceAStep() {
    try (TinyCourse course = TinyCourse.open(TinyCourse.mcl());
        NDManager scope = course.run().newSubManager()) {
      Outcome outcome = course.study(scope, course.prepare(BATCH, 2));
      Set<Object> first = new HashSet<>();
      outcome.courses().forEach(it -> first.add(it.generation().work()));
      outcome.courses().forEach(it -> first.add(it.detection().orElseThrow().work()));
      assertEquals(2, first.size(), "one pass of each over all three courses");
      Set<Object> again = new HashSet<>();
      outcome.corrections().forEach(it -> again.add(it.generation().orElseThrow().work()));
      outcome.corrections().forEach(it -> again.add(it.detection().orElseThrow().work()));
      assertEquals(2, again.size(), "and one more over both corrections");
      assertEquals(2, outcome.corrections().size());
      assertTrue(Collections.disjoint(first, again));
    }
  }

  /** Four slots of fourteen candidates, or two, in each of five rows of sixteen positions. */
  @ParameterizedTest
  @CsvSource({
    "rtd/generator_loss, 20, 1",
    "rtd/detection_loss, 80, 50",
    "std/generator_loss, 10, 1",
    "std/detection_loss, 80, 50",
    "itd/detection_loss, 90, 50",
    "re_rtd/generator_loss, 20, 1",
    "re_rtd/detection_loss, 80, 50",
    "re_std/generator_loss, 10, 1",
    "re_std/detection_loss, 80, 50",
  })
  void everyLossIsDividedByTheCountOfTheCourseItIsAbout(String name, double count, double weight) {
    try (TinyCourse course = TinyCourse.open(TinyCourse.mcl());
        NDManager scope = course.run().newSubManager()) {
      Assignment whole = course.prepare(BATCH, 2);
      for (Assignment part : List.of(whole, whole.part(1, 4, TinyCourse.RANDOM, 2))) {
        LossTerm term =
            course.study(scope, part).terms().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertEquals(count, term.divisor());
        assertEquals(weight, term.weight());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("detection")
  void aCourseComesToTheSameAloneAndAmongOthers(DetectionKind kind) {
    try (TinyCourse all = TinyCourse.open(TinyCourse.mcl());
        TinyCourse alone = TinyCourse.open(only(kind))) {
      Map<String, Float> among = CourseTerms.sums(all, all.prepare(BATCH, 2));
      Map<String, Float> own = CourseTerms.sums(alone, alone.prepare(BATCH, 2));
      assertEquals(kind.hasTruth() ? 4 : 1, own.size());
      own.forEach((name, sum) -> assertEquals(sum, among.get(name), 1e-5 * Math.abs(sum), name));
    }
  }

  @ParameterizedTest
  @MethodSource("detection")
  void samplesDoNotDependOnWhichCoursesShareThePass(DetectionKind kind) {
    try (TinyCourse all = TinyCourse.open(TinyCourse.mcl());
        TinyCourse alone = TinyCourse.open(only(kind))) {
      assertArrayEquals(shown(alone, kind), shown(all, kind));
    }
  }

  static List<DetectionKind> detection() {
    return TinyCourse.DETECTION;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsCorrectedDependsOnTheMistakes(boolean saysReplaced) {
    try (TinyCourse course = TinyCourse.open(TinyCourse.mcl())) {
      CourseTerms.sayOfAll(course, saysReplaced ? 5 : -5);
      Set<String> again = CourseTerms.sums(course, course.prepare(BATCH, 2)).keySet();
      assertEquals(saysReplaced, again.contains("re_rtd/generator_loss"), "something was caught");
      assertEquals(saysReplaced, again.contains("re_std/generator_loss"));
      assertTrue(again.contains("re_rtd/detection_loss"), "fooled, or false alarms");
      assertTrue(again.contains("re_std/detection_loss"));
    }
  }

  /** The dose of replaced tokens is that of {@link TinyCourse#mcl}. */
  private static CurriculumConfig only(DetectionKind kind) {
    CurriculumConfig all = TinyCourse.mcl();
    List<DetectionKind> corrected = kind.hasTruth() ? List.of(kind) : List.of();
    return CurriculumConfig.of(List.of(kind), corrected).with(kind, all.detection().get(kind));
  }

  private static int[] shown(TinyCourse course, DetectionKind kind) {
    try (NDManager scope = course.run().newSubManager()) {
      CourseOutcome outcome =
          course.study(scope, course.prepare(BATCH, 2)).courses().stream()
              .filter(it -> it.kind() == kind)
              .findFirst()
              .orElseThrow();
      return outcome.detection().orElseThrow().lesson().shown().toArray();
    }
  }
}
