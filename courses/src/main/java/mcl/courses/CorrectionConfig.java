package mcl.courses;

import com.github.therapi.runtimejavadoc.RetainJavadoc;
import mcl.base.config.Range;
import mcl.base.config.Ranges;

/**
 * The correction of a detection course in a run: the mistakes that the discriminator made, and the
 * substitutes that it caught, are studied again.
 *
 * @param on whether mistakes are studied again; the course itself must be on
 * @param generatorWeight what the generator's second loss is multiplied by: the cross-entropy of
 *     the true tokens where its substitutes were caught, summed and divided by the slots of the
 *     course, so that a slot weighs as much as it did the first time. 0: none
 * @param detectionWeight what the second detection loss is multiplied by: the binary cross-entropy
 *     where the discriminator was wrong, summed and divided by the positions of the course. 0: none
 * @param startStep the first step, counted from 0, in which it is taken; not before {@code
 *     notebook.startStep}
 * @param rampSteps over so many steps both weights rise to their full height: in step s they are
 *     multiplied by min(1, (s - startStep + 1) / rampSteps). 0: at once
 */
@RetainJavadoc
public record CorrectionConfig(
    boolean on,
    @Range(min = 0) double generatorWeight,
    @Range(min = 0) double detectionWeight,
    @Range(min = 0) long startStep,
    @Range(min = 0) long rampSteps) {
  /** Checks every range. */
  public CorrectionConfig {
    Ranges.check(
        CorrectionConfig.class, on, generatorWeight, detectionWeight, startStep, rampSteps);
    new Dose(generatorWeight, detectionWeight).requireUse(on);
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
