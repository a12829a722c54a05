package mcl.courses;

import mcl.base.check.Require;

/**
 * The dose of one course.
 *
 * @param rate the share of a sequence's ordinary tokens that are corrupted; 0.15 in ELECTRA
 * @param generatorWeight what the generator's loss counts; 1 in ELECTRA
 * @param detectionWeight what the detection loss counts; 50 in ELECTRA, 0 trains the generator
 *     alone
 */
public record CourseConfig(double rate, double generatorWeight, double detectionWeight) {
  /** Checks rate and weights. */
  public CourseConfig {
    Require.argument(rate > 0 && rate < 1, "rate is %s; it must be above 0 and below 1", rate);
    Require.argument(
        generatorWeight >= 0, "generatorWeight is %s; it must be 0 or more", generatorWeight);
    Require.argument(
        detectionWeight >= 0, "detectionWeight is %s; it must be 0 or more", detectionWeight);
    Require.argument(
        generatorWeight + detectionWeight > 0,
        "generatorWeight and detectionWeight are both 0; nothing would be learned");
  }

  /** Replaced token detection as ELECTRA doses it. */
  public static CourseConfig electra() {
    return new CourseConfig(0.15, 1, 50);
  }
}
