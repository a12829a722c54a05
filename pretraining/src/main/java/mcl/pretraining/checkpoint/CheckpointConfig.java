package mcl.pretraining.checkpoint;

import com.github.therapi.runtimejavadoc.RetainJavadoc;
import mcl.base.config.Range;
import mcl.base.config.Ranges;

/**
 * When checkpoints are saved and which of them stay. The newest one is never deleted, nor is one
 * that is damaged or of another run.
 *
 * @param every steps between two checkpoints; the end is always saved
 * @param keepLast how many of the newest stay; 0 for all
 * @param keepEvery checkpoints whose step is a multiple of this stay, too; 0 for none of them
 */
@RetainJavadoc
public record CheckpointConfig(
    @Range(min = 1) long every, @Range(min = 0) int keepLast, @Range(min = 0) long keepEvery) {
  /** Checks every range. */
  public CheckpointConfig {
    Ranges.check(CheckpointConfig.class, every, keepLast, keepEvery);
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
