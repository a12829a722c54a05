package mcl.cli.showcourses;

import java.util.List;
import java.util.stream.Stream;
import mcl.courses.CorrectionConfig;
import mcl.courses.CourseConfig;
import mcl.courses.CurriculumConfig;
import mcl.courses.DetectionKind;

/**
 * What players have learned so far.
 *
 * @param trained whether anything; what untrained players lack is not worth saying
 * @param courses those that had begun
 * @param corrections the courses whose correction had begun
 */
record Schooling(boolean trained, List<DetectionKind> courses, List<DetectionKind> corrections) {
  /** Players with random weights. */
  static final Schooling NONE = new Schooling(false, List.of(), List.of());

  Schooling {
    courses = List.copyOf(courses);
    corrections = List.copyOf(corrections);
  }

  /** After so many steps of a curriculum. */
  static Schooling of(CurriculumConfig config, long steps) {
    if (steps == 0) {
      return NONE;
    }
    return new Schooling(
        true,
        config.taken().stream()
            .filter(kind -> hasBegun(config.detection().get(kind), steps))
            .toList(),
        config.correction().keySet().stream()
            .filter(kind -> config.notebook().startStep() < steps)
            .filter(kind -> hasBegun(config.correction().get(kind), steps))
            .toList());
  }

  private static boolean hasBegun(CourseConfig course, long steps) {
    return course.on() && course.startStep() < steps;
  }

  private static boolean hasBegun(CorrectionConfig correction, long steps) {
    return correction.on() && correction.startStep() < steps;
  }

  /** Whether they were trained, but not on this course. */
  boolean lacks(DetectionKind kind) {
    return trained && !courses.contains(kind);
  }

  /** Whether they were trained, but not on the correction of this course. */
  boolean lacksCorrection(DetectionKind kind) {
    return trained && !corrections.contains(kind);
  }

  /** The courses, then the corrections, by their short names. */
  String names() {
    return String.join(
        ", ",
        Stream.concat(
                courses.stream().map(DetectionKind::shortName),
                corrections.stream().map(DetectionKind::correctionName))
            .toList());
  }
}
