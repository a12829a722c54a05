package mcl.courses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import mcl.courses.loss.LossTerm;
import mcl.model.electra.Player;
import mcl.model.weights.WeightNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which loss teaches which weights, all five courses on and embeddings tied. */
final class GradientFlowEngineTest {
  private static final String EMBEDDINGS = Player.DISCRIMINATOR.nameOf(WeightNames.EMBEDDINGS);
  private static final Predicate<String> SHARED = name -> name.startsWith(EMBEDDINGS);
  private static final Predicate<String> GENERATORS_OWN =
      name -> name.startsWith(Player.GENERATOR.nameOf(""));
  private static final Predicate<String> DISCRIMINATORS_OWN = SHARED.or(GENERATORS_OWN).negate();

  private final TinyCourse course = TinyCourse.open(TinyCourse.mcl());
  private final Assignment assignment =
      course.prepare(TinyBatch.padded(TinyBatch.of(1, 6, 14), 2), 0);

  @AfterEach
  void close() {
    course.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rtd/", "std/", "itd/", "re_rtd/", "re_std/"})
  void detectionTeachesTheGeneratorNothingButEmbeddings(String name) {
    Map<String, float[]> gradient = gradient(name, "detection_loss");
    assertNone(gradient, GENERATORS_OWN);
    assertAll(gradient, DISCRIMINATORS_OWN);
    assertAll(gradient, SHARED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rtd/", "std/", "re_rtd/", "re_std/"})
  void generationTeachesTheDiscriminatorNothingButEmbeddings(String name) {
    Map<String, float[]> gradient = gradient(name, "generator_loss");
    assertNone(gradient, DISCRIMINATORS_OWN);
    assertAll(gradient, GENERATORS_OWN);
    assertAll(gradient, SHARED);
  }

  @Test
  void sharedEmbeddingsReceiveTheSumOfBoth() {
    Map<String, float[]> both = course.gradient(assignment);
    Map<String, float[]> generation =
        course.gradient(assignment, it -> it.name().endsWith("generator_loss"));
    Map<String, float[]> detection =
        course.gradient(assignment, it -> it.name().endsWith("detection_loss"));
    int shared = 0;
    for (String name : both.keySet()) {
      if (SHARED.test(name)) {
        float[] one = generation.get(name);
        float[] other = detection.get(name);
        float[] sum = new float[one.length];
        for (int i = 0; i < sum.length; i++) {
          sum[i] = one[i] + other[i];
        }
        assertFalse(Arrays.equals(one, sum) || Arrays.equals(other, sum), name);
        assertArrayEquals(sum, both.get(name), 1e-3f, name);
        shared++;
      }
    }
    assertEquals(5, shared, "three tables and the normalisation");
  }

  private Map<String, float[]> gradient(String name, String loss) {
    Predicate<LossTerm> which = term -> term.name().equals(name + loss);
    return course.gradient(assignment, which);
  }

  private static void assertNone(Map<String, float[]> gradient, Predicate<String> names) {
    assertTrue(gradient.keySet().stream().anyMatch(names));
    gradient.forEach(
        (name, values) -> assertFalse(names.test(name) && any(values), "reached " + name));
  }

  private static void assertAll(Map<String, float[]> gradient, Predicate<String> names) {
    assertTrue(gradient.keySet().stream().anyMatch(names));
    gradient.forEach(
        (name, values) -> assertTrue(!names.test(name) || any(values), "did not reach " + name));
  }

  private static boolean any(float[] values) {
    for (float value : values) {
      if (value != 0) {
        return true;
      }
    }
    return false;
  }
}
