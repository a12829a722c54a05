package mcl.courses;

import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the courses of a step come to. */
final class CourseTerms {
  private CourseTerms() {}

  /** The sum of each loss by name. */
  static Map<String, Float> sums(TinyCourse course, Assignment assignment) {
    try (NDManager scope = course.run().newSubManager()) {
      Map<String, Float> sums = new LinkedHashMap<>();
      course
          .study(scope, assignment)
          .terms()
          .forEach(term -> sums.put(term.name(), term.sum().getFloat()));
      return sums;
    }
  }

  /** Makes the discriminator say the same of every token. */
  static void sayOfAll(TinyCourse course, float logit) {
    String output = "discriminator/discriminator_predictions.dense_prediction";
    var matrix = course.weights().get(output + ".weight");
    matrix.set(new float[(int) matrix.size()]);
    course.weights().get(output + ".bias").set(new float[] {logit});
  }
}
