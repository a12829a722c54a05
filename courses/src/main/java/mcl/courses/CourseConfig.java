package mcl.courses;

import com.github.therapi.runtimejavadoc.RetainJavadoc;
import mcl.base.config.Range;
import mcl.base.config.Ranges;

/**
 * A detection course in a run. The total loss is the sum over all courses of generatorWeight x
 * generator loss + detectionWeight x detection loss.
 *
 * @param on whether the course is taken; one must be, from the first step on
 * @param rate the share of a sequence's ordinary tokens that are touched: k = max(1, round(rate x
 *     n)) of the n tokens of a sequence that are not special. 0.15 in ELECTRA and MCL; more gives
 *     more to learn from each sequence, and less context to learn it from
 * @param generatorWeight what the generator's loss is multiplied by: the cross-entropy of the true
 *     tokens, summed over the slots and divided by their number. 1 in ELECTRA. 0 where the slots
 *     have no true token ({@code insertedToken}), or if the generator shall not learn from this
 *     course
 * @param detectionWeight what the detection loss is multiplied by: the binary cross-entropy, summed
 *     over the positions that are no padding and divided by their number. 50 in ELECTRA; 0 trains
 *     the generator alone
 * @param startStep the first step, counted from 0, in which the course is taken
 * @param rampSteps over so many steps both weights rise to their full height: in step s they are
 *     multiplied by min(1, (s - startStep + 1) / rampSteps). 0: at once
 */
@RetainJavadoc
public record CourseConfig(
    boolean on,
    @Range(above = 0, below = 1) double rate,
    @Range(min = 0) double generatorWeight,
    @Range(min = 0) double detectionWeight,
    @Range(min = 0) long startStep,
    @Range(min = 0) long rampSteps) {
  /** Checks every range. */
  public CourseConfig {
    Ranges.check(
        CourseConfig.class, on, rate, generatorWeight, detectionWeight, startStep, rampSteps);
    new Dose(generatorWeight, detectionWeight).requireUse(on);
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
