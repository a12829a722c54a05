package mcl.courses;

import mcl.base.check.Require;

/**
 * A detection course in a run.
 *
 * @param on whether it is taken
 * @param rate the share of a sequence's ordinary tokens that are touched; 0.15 in ELECTRA and MCL
 * @param generatorWeight what the generator's loss counts; 1 in ELECTRA
 * @param detectionWeight what the detection loss counts; 50 in ELECTRA, 0 trains the generator
 *     alone
 * @param startStep the first step, counted from 0, in which the course is taken
 * @param rampSteps over so many steps both weights rise linearly to their full height; 0: at once
 */
public record CourseConfig(
    boolean on,
    double rate,
    double generatorWeight,
    double detectionWeight,
    long startStep,
    long rampSteps) {
  /** Checks every range. */
  public CourseConfig {
    Require.argument(rate > 0 && rate < 1, "rate is %s; it must be above 0 and below 1", rate);
    new Dose(generatorWeight, detectionWeight).requireUse(on);
    new Start(startStep, rampSteps);
  }

  /** A course that is taken from the first step on, at once with its full weights. */
  public static CourseConfig of(double rate, double generatorWeight, double detectionWeight) {
    return new CourseConfig(true, rate, generatorWeight, detectionWeight, 0, 0);
  }

  /** ELECTRA's dose of the course, taken or not. The generator learns where there is a truth. */
  static CourseConfig usual(DetectionKind kind, boolean on) {
    return new CourseConfig(on, 0.15, kind.hasTruth() ? 1 : 0, 50, 0, 0);
  }

  /** What the course counts in a step counted from 0. */
  Dose at(long step) {
    Dose full = new Dose(generatorWeight, detectionWeight);
    return on ? full.times(new Start(startStep, rampSteps).share(step)) : Dose.NONE;
  }
}
