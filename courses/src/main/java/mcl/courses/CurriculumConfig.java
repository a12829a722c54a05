package mcl.courses;

import mcl.base.check.Require;

/**
 * The courses of a run.
 *
 * @param replacedTokenDetection ELECTRA's own course
 */
public record CurriculumConfig(CourseConfig replacedTokenDetection) {
  /** Checks that there is a course. */
  public CurriculumConfig {
    Require.argument(
        replacedTokenDetection != null, "replacedTokenDetection is missing; give its dose");
  }

  /** ELECTRA. */
  public static CurriculumConfig electra() {
    return new CurriculumConfig(CourseConfig.electra());
  }
}
