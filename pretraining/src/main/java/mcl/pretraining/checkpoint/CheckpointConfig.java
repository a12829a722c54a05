package mcl.pretraining.checkpoint;

import mcl.base.check.Require;

/**
 * When checkpoints are saved and which of them stay. The newest one is never deleted, nor is one
 * that is damaged or of another run.
 *
 * @param every steps between two checkpoints; the end is always saved
 * @param keepLast how many of the newest stay; 0 for all
 * @param keepEvery checkpoints whose step is a multiple of this stay, too; 0 for none of them
 */
public record CheckpointConfig(long every, int keepLast, long keepEvery) {
  /** Checks every range. */
  public CheckpointConfig {
    Require.argument(every > 0, "checkpoints.every is %d; it must be 1 or more", every);
    Require.argument(keepLast >= 0, "checkpoints.keepLast is %d; it must be 0 or more", keepLast);
    Require.argument(
        keepEvery >= 0, "checkpoints.keepEvery is %d; it must be 0 or more", keepEvery);
  }

  /** The last three, and ten in a run of a million steps. */
  public static CheckpointConfig defaults() {
    return new CheckpointConfig(10_000, 3, 100_000);
  }

  /** Saved so often, and all of them stay. */
  public static CheckpointConfig keepingAll(long every) {
    return new CheckpointConfig(every, 0, 0);
  }
}
