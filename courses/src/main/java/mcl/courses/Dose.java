package mcl.courses;

import mcl.base.check.Require;
import mcl.base.config.Ranges;

/**
 * What the two losses of a course count in the total.
 *
 * @param generator weight of the generator's loss
 * @param detection weight of the detection loss
 */
public record Dose(double generator, double detection) {
  /** The course is off. */
  public static final Dose NONE = new Dose(0, 0);

  /** Both losses once: to look, not to learn. */
  public static final Dose EVALUATION = new Dose(1, 1);

  /** Checks that neither is negative. */
  public Dose {
    Ranges.check(CourseConfig.class, "generatorWeight", generator);
    Ranges.check(CourseConfig.class, "detectionWeight", detection);
  }

  /** Whether anything is learned. */
  public boolean counts() {
    return generator > 0 || detection > 0;
  }

  /** Refuses a course that is on for nothing. */
  void requireUse(boolean on) {
    Require.argument(
        !on || counts(),
        "generatorWeight and detectionWeight are both 0; nothing would be learned. Set \"on\" to"
            + " false instead");
  }

  Dose times(double share) {
    return new Dose(generator * share, detection * share);
  }
}
