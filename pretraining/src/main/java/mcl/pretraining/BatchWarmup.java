package mcl.pretraining;

import mcl.base.check.Require;

/**
 * How a batch grows at the start of a run (Brown et al. 2020, GPT-3, appendix B).
 *
 * @param from sequences in the first step
 * @param steps so many steps pass until a step has {@code batch.size} sequences; 0: all have
 */
public record BatchWarmup(int from, long steps) {
  /** Every batch is of the same size. */
  public static final BatchWarmup NONE = new BatchWarmup(1, 0);

  /** Checks both ranges. */
  public BatchWarmup {
    Require.argument(from > 0, "from is %d; it must be 1 or more", from);
    Require.argument(steps >= 0, "steps is %d; it must be 0 or more", steps);
  }

  /** The same share of a run of another length. */
  BatchWarmup scaled(long totalSteps, long otherTotalSteps) {
    return new BatchWarmup(from, Math.round((double) steps / totalSteps * otherTotalSteps));
  }
}
