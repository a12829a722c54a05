package mcl.courses;

import mcl.base.check.Require;

/**
 * How much of the notebook is studied again.
 *
 * @param capacity the most sequences of each course that are revisited in a step; 0: all with
 *     mistakes. Which ones may be is drawn before the step.
 * @param startStep the first step, counted from 0, in which anything is corrected
 */
public record NotebookConfig(int capacity, long startStep) {
  /** Checks both. */
  public NotebookConfig {
    Require.argument(capacity >= 0, "capacity is %d; it must be 0 or more", capacity);
    Require.argument(startStep >= 0, "startStep is %d; it must be 0 or more", startStep);
  }

  /** Everything, from the first step on. */
  static NotebookConfig all() {
    return new NotebookConfig(0, 0);
  }
}
