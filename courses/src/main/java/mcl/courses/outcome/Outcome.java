package mcl.courses.outcome;

import java.util.List;
import java.util.stream.Stream;
import mcl.courses.loss.LossTerm;

/**
 * What came of all courses of a step.
 *
 * @param courses the detection courses
 * @param corrections what was corrected
 */
public record Outcome(List<CourseOutcome> courses, List<CorrectionOutcome> corrections) {
  /** Copies the lists. */
  public Outcome {
    courses = List.copyOf(courses);
    corrections = List.copyOf(corrections);
  }

  /** The losses. */
  public List<LossTerm> terms() {
    return Stream.concat(
            courses.stream().flatMap(CourseOutcome::terms),
            corrections.stream().flatMap(CorrectionOutcome::terms))
        .toList();
  }
}
