package mcl.courses;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import mcl.courses.CourseAssignment.Doses;

/**
 * What the courses count in one step.
 *
 * @param doses of the detection courses that are taken and of their correction, in their order
 */
record Timetable(Map<DetectionKind, Doses> doses) {
  Timetable {
    doses = Collections.unmodifiableMap(doses);
  }

  /** What counts in a step of a run. */
  static Timetable of(CurriculumConfig config, long step) {
    Map<DetectionKind, Doses> doses = new EnumMap<>(DetectionKind.class);
    config
        .detection()
        .forEach(
            (kind, course) -> {
              if (course.at(step).counts()) {
                doses.put(kind, new Doses(course.at(step), config.correctionAt(kind, step)));
              }
            });
    return new Timetable(doses);
  }

  /** Each course of an examination once. */
  static Timetable of(Examination examination) {
    Dose course = examination.detection() ? Dose.EVALUATION : new Dose(1, 0);
    Map<DetectionKind, Doses> doses = new EnumMap<>(DetectionKind.class);
    for (DetectionKind kind : examination.kinds()) {
      boolean corrected = examination.correction() && kind.hasTruth();
      doses.put(kind, new Doses(course, corrected ? Dose.EVALUATION : Dose.NONE));
    }
    return new Timetable(doses);
  }
}
