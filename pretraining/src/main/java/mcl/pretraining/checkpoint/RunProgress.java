package mcl.pretraining.checkpoint;

import mcl.base.check.Require;

/**
 * How far a run has come. The next batch and all random numbers follow from the step and the seed.
 *
 * @param step how many steps are done
 * @param updates in how many of them the weights changed: t of Adam
 * @param skippedInARow how many of the last steps were skipped, as loss or gradient was not finite
 * @param tokens of text read
 */
public record RunProgress(long step, long updates, int skippedInARow, long tokens) {
  /** Before the first step. */
  public static final RunProgress START = new RunProgress(0, 0, 0, 0);

  /** Refuses what cannot be. */
  public RunProgress {
    Require.argument(step >= 0, "step is %d; it must be 0 or more", step);
    Require.argument(
        updates >= 0 && updates <= step, "updates is %d, but %d steps are done", updates, step);
    Require.argument(
        skippedInARow >= 0 && skippedInARow <= step - updates,
        "skippedInARow is %d, but %d of %d steps were skipped",
        skippedInARow,
        step - updates,
        step);
    Require.argument(tokens >= 0, "tokens is %d; it must be 0 or more", tokens);
  }
}
