package mcl.courses;

import com.github.therapi.runtimejavadoc.RetainJavadoc;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mcl.base.check.Require;

/**
 * The courses of a run. With n detection courses and c corrections on, and {@code batch.courses}
 * full, each player reads up to (n + c) times the batch in a step; with split, up to 1 + c / n
 * times.
 *
 * @param detection the self-supervision courses, each another way to spoil a text
 * @param correction the self-correction courses, by the course that they correct
 * @param notebook how much is corrected
 * @param detectionHead whether the discriminator has one head, or one for each course. A further
 *     head has H x (H + 2) + 1 numbers
 */
@RetainJavadoc
public record CurriculumConfig(
    Map<DetectionKind, CourseConfig> detection,
    Map<DetectionKind, CorrectionConfig> correction,
    NotebookConfig notebook,
    HeadSharing detectionHead) {

  /** Checks that there is something to learn from the first step on, and no impossible pair. */
  public CurriculumConfig {
    detection = inOrder(detection);
    correction = inOrder(correction);
    Require.argument(notebook != null, "notebook is missing; give its capacity and startStep");
    Require.argument(detectionHead != null, "detectionHead is missing; say shared or perCourse");
    Require.argument(
        detection.values().stream().anyMatch(CourseConfig::on),
        "every course of courses.detection is off; turn one on");
    Require.argument(
        detection.values().stream().anyMatch(course -> course.at(0).counts()),
        "every course of courses.detection that is on starts later than step 0; set the startStep of"
            + " one of them to 0");
    detection.forEach(CurriculumConfig::requireTruthToGenerate);
    for (Map.Entry<DetectionKind, CorrectionConfig> entry : correction.entrySet()) {
      if (entry.getValue().on()) {
        requireCorrectable(entry.getKey(), detection.get(entry.getKey()));
      }
    }
  }

  private static void requireTruthToGenerate(DetectionKind kind, CourseConfig course) {
    Require.argument(
        kind.hasTruth() || course.generatorWeight() == 0,
        "courses.detection.%s.generatorWeight is %s; it must be 0, for its slots have no true token",
        kind.configName(),
        course.generatorWeight());
  }

  private static void requireCorrectable(DetectionKind kind, CourseConfig course) {
    Require.argument(
        kind.hasTruth(),
        "courses.correction.%s cannot be on, for the slots of that course have no true token; set it"
            + " to off",
        kind.configName());
    Require.argument(
        course != null && course.on(),
        "courses.correction.%s is on, but courses.detection.%<s is off; turn both on or both off",
        kind.configName());
    Require.argument(
        course.detectionWeight() > 0,
        "courses.correction.%s is on, but courses.detection.%<s.detectionWeight is 0: the discriminator"
            + " makes no mistakes to correct; raise the weight, or turn the correction off",
        kind.configName());
  }

  /** All courses there are, with the doses of ELECTRA; only its own course is on. */
  public static CurriculumConfig electra() {
    return of(List.of(DetectionKind.REPLACED_TOKEN), List.of());
  }

  /** These courses at the usual doses. */
  public static CurriculumConfig of(List<DetectionKind> detected, List<DetectionKind> corrected) {
    Map<DetectionKind, CourseConfig> detection = new EnumMap<>(DetectionKind.class);
    Map<DetectionKind, CorrectionConfig> correction = new EnumMap<>(DetectionKind.class);
    for (DetectionKind kind : DetectionKind.values()) {
      detection.put(kind, CourseConfig.usual(kind, detected.contains(kind)));
      correction.put(kind, CorrectionConfig.usual(corrected.contains(kind)));
    }
    return new CurriculumConfig(detection, correction, NotebookConfig.all(), HeadSharing.SHARED);
  }

  /** The same with another dose of one course. */
  public CurriculumConfig with(DetectionKind kind, CourseConfig dose) {
    Map<DetectionKind, CourseConfig> changed = new LinkedHashMap<>(detection);
    changed.put(kind, dose);
    return new CurriculumConfig(changed, correction, notebook, detectionHead);
  }

  /** The detection courses that are on in some step, in their order. */
  public List<DetectionKind> taken() {
    return detection.keySet().stream().filter(kind -> detection.get(kind).on()).toList();
  }

  /** Whether the discriminator is trained at all. */
  public boolean detects() {
    return taken().stream().anyMatch(kind -> detection.get(kind).detectionWeight() > 0);
  }

  /** The names of the detection heads; empty for the one that all courses share. */
  public List<String> heads() {
    return detectionHead.heads(taken());
  }

  /** What the correction of a course counts in a step, counted from 0. */
  Dose correctionAt(DetectionKind kind, long step) {
    CorrectionConfig course = correction.get(kind);
    return course == null || step < notebook.startStep() ? Dose.NONE : course.at(step);
  }

  /** The share of tokens that a course touches; usual where nothing is said of it. */
  double rate(DetectionKind kind) {
    return detection.getOrDefault(kind, CourseConfig.usual(kind, false)).rate();
  }

  private static <T> Map<DetectionKind, T> inOrder(Map<DetectionKind, T> courses) {
    Map<DetectionKind, T> ordered = new LinkedHashMap<>();
    for (DetectionKind kind : DetectionKind.values()) {
      if (courses != null && courses.get(kind) != null) {
        ordered.put(kind, courses.get(kind));
      }
    }
    return Collections.unmodifiableMap(ordered);
  }
}
