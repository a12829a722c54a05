package mcl.pretraining.average;

import mcl.base.check.Require;

/**
 * An exponential moving average of the weights.
 *
 * @param on whether it is kept; it takes as much memory as the weights
 * @param decay what the average keeps of itself each time it takes in the weights
 * @param startStep the first step, counted from 0, whose weights it takes in
 * @param every steps between two times
 * @param validate whether held-out text is judged with the average, too
 */
public record AverageConfig(
    boolean on, double decay, long startStep, long every, boolean validate) {
  /** Off. */
  public static final AverageConfig NONE = new AverageConfig(false, 0.9999, 0, 1, true);

  /** Checks every range. */
  public AverageConfig {
    Require.argument(decay >= 0 && decay < 1, "decay is %s; it must be in [0, 1)", decay);
    Require.argument(startStep >= 0, "startStep is %d; it must be 0 or more", startStep);
    Require.argument(every > 0, "every is %d; it must be 1 or more", every);
  }

  /** The same, begun at the same share of a run of another length. */
  public AverageConfig scaled(long totalSteps, long otherTotalSteps) {
    long start = Math.round((double) startStep / totalSteps * otherTotalSteps);
    return new AverageConfig(on, decay, Math.min(start, otherTotalSteps - 1), every, validate);
  }
}
