package mcl.courses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mcl.courses.loss.LossTerm;
import mcl.tokenization.batch.TokenBatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Divided by the counts of the whole, the gradients of parts of a batch simply add. */
final class HalfBatchesEngineTest {
  private static final int ROWS = 6;
  private static final long STEP = 2;

  @ParameterizedTest
  @EnumSource(CourseShare.class)
  void gradientsOfTwoPartsAddToThatOfTheWhole_allFiveCoursesOn(CourseShare share) {
    try (TinyCourse course = TinyCourse.open(TinyCourse.mcl(), share, 0, false)) {
      TokenBatch batch = TinyBatch.padded(TinyBatch.of(1, ROWS, 14), 2);
      Assignment whole = course.prepare(batch, STEP);
      assertAllCoursesAreThere(course, whole);
      Map<String, float[]> expected = course.gradient(whole);
      Map<String, float[]> upper = course.gradient(whole.part(0, 4, TinyCourse.RANDOM, STEP));
      Map<String, float[]> lower = course.gradient(whole.part(4, ROWS, TinyCourse.RANDOM, STEP));
      expected.forEach(
          (name, gradient) -> {
            float[] one = upper.get(name);
            float[] two = lower.get(name);
            float[] sum = new float[one.length];
            double longest = 0;
            for (int i = 0; i < sum.length; i++) {
              sum[i] = one[i] + two[i];
              longest = Math.max(longest, Math.abs(gradient[i]));
            }
            assertTrue(longest > 0, name);
            assertArrayEquals(gradient, sum, (float) Math.max(1e-5, 1e-5 * longest), name);
          });
    }
  }

  private static void assertAllCoursesAreThere(TinyCourse course, Assignment whole) {
    try (NDManager scope = course.run().newSubManager()) {
      Set<String> names =
          course.study(scope, whole).terms().stream()
              .map(LossTerm::name)
              .collect(Collectors.toSet());
      assertEquals(
          Set.of(
              "rtd/generator_loss",
              "rtd/detection_loss",
              "std/generator_loss",
              "std/detection_loss",
              "itd/detection_loss",
              "re_rtd/generator_loss",
              "re_rtd/detection_loss",
              "re_std/generator_loss",
              "re_std/detection_loss"),
          names);
    }
  }
}
