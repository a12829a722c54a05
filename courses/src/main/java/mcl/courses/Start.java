package mcl.courses;

import mcl.base.config.Ranges;

/**
 * When a course begins, and how its weights rise to their full height.
 *
 * @param startStep the first step, counted from 0, in which it counts
 * @param rampSteps over so many steps its weights rise linearly; 0: full from the beginning
 */
record Start(long startStep, long rampSteps) {
  /** Checks both. */
  Start {
    Ranges.check(CourseConfig.class, "startStep", startStep);
    Ranges.check(CourseConfig.class, "rampSteps", rampSteps);
  }

  /** The share of the full weights in a step counted from 0, between 0 and 1. */
  double share(long step) {
    if (step < startStep) {
      return 0;
    }
    return rampSteps == 0 ? 1 : Math.min(1, (step - startStep + 1.0) / rampSteps);
  }
}
