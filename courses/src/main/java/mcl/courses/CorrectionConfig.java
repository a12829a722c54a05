package mcl.courses;

/**
 * The correction of a detection course in a run.
 *
 * @param on whether mistakes are studied again
 * @param generatorWeight what the generator's loss counts where its substitutes were caught
 * @param detectionWeight what the detection loss counts where the discriminator was wrong
 * @param startStep the first step, counted from 0, in which it is taken; not before {@code
 *     notebook.startStep}
 * @param rampSteps over so many steps both weights rise linearly to their full height; 0: at once
 */
public record CorrectionConfig(
    boolean on, double generatorWeight, double detectionWeight, long startStep, long rampSteps) {
  /** Checks every range. */
  public CorrectionConfig {
    new Dose(generatorWeight, detectionWeight).requireUse(on);
    new Start(startStep, rampSteps);
  }

  /** The weights of ELECTRA, taken or not. */
  static CorrectionConfig usual(boolean on) {
    return new CorrectionConfig(on, 1, 50, 0, 0);
  }

  /** What it counts in a step counted from 0. */
  Dose at(long step) {
    Dose full = new Dose(generatorWeight, detectionWeight);
    return on ? full.times(new Start(startStep, rampSteps).share(step)) : Dose.NONE;
  }
}
