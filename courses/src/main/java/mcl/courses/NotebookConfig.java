package mcl.courses;

import com.github.therapi.runtimejavadoc.RetainJavadoc;
import mcl.base.config.Range;
import mcl.base.config.Ranges;

/**
 * How much of the notebook is studied again.
 *
 * @param capacity the most sequences of each course that are revisited in a step; 0: all with
 *     mistakes. Which ones may be is drawn for each step before anyone knows where mistakes are. It
 *     bounds time and memory; the share of the loss of those left out is missing
 * @param startStep the first step, counted from 0, in which anything is corrected
 */
@RetainJavadoc
public record NotebookConfig(@Range(min = 0) int capacity, @Range(min = 0) long startStep) {
  /** Checks both. */
  public NotebookConfig {
    Ranges.check(NotebookConfig.class, capacity, startStep);
  }

  /** Everything, from the first step on. */
  static NotebookConfig all() {
    return new NotebookConfig(0, 0);
  }
}
