package mcl.pretraining.average;

import com.github.therapi.runtimejavadoc.RetainJavadoc;
import mcl.base.config.Range;
import mcl.base.config.Ranges;

/**
 * An exponential moving average of the weights.
 *
 * @param on whether it is kept; it takes as much memory as the weights
 * @param decay what the average keeps of itself each time it takes in the weights
 * @param startStep the first step, counted from 0, whose weights it takes in
 * @param every steps between two times
 * @param validate whether held-out text is judged with the average, too
 */
@RetainJavadoc
public record AverageConfig(
    boolean on,
    @Range(min = 0, below = 1) double decay,
    @Range(min = 0) long startStep,
    @Range(min = 1) long every,
    boolean validate) {
  /** Off. */
  public static final AverageConfig NONE = new AverageConfig(false, 0.9999, 0, 1, true);

  /** Checks every range. */
  public AverageConfig {
    Ranges.check(AverageConfig.class, on, decay, startStep, every, validate);
  }

  /** Whether there is an average after so many steps. */
  public boolean begunAfter(long steps) {
    return on && steps > startStep;
  }

  /** The same, begun at the same share of a run of another length. */
  public AverageConfig scaled(long totalSteps, long otherTotalSteps) {
    long start = Math.round((double) startStep / totalSteps * otherTotalSteps);
    return new AverageConfig(on, decay, Math.min(start, otherTotalSteps - 1), every, validate);
  }
}
