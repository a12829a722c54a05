package mcl.pretraining.report;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import mcl.base.check.Require;
import mcl.courses.DetectionKind;

/**
 * How both players do on held-out text.
 *
 * @param step after how many steps
 * @param courses in each detection course
 * @param notebook how many positions stand in each cell of the correction notebook, by name
 */
public record ValidationReport(
    long step, Map<DetectionKind, CourseValidation> courses, Map<String, Double> notebook) {
  /** There must be a course. */
  public ValidationReport {
    Require.argument(!courses.isEmpty(), "no course was validated");
    courses = Collections.unmodifiableMap(new EnumMap<>(courses));
    notebook = Collections.unmodifiableMap(notebook);
  }

  /** The first course: replaced token detection wherever that is taken. */
  public CourseValidation first() {
    return courses.values().iterator().next();
  }
}
