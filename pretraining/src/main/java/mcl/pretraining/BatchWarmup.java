package mcl.pretraining;

import com.github.therapi.runtimejavadoc.RetainJavadoc;
import mcl.base.config.Range;
import mcl.base.config.Ranges;

/**
 * How a batch grows at the start of a run (Brown et al. 2020, GPT-3, appendix B).
 *
 * @param from sequences in the first step
 * @param steps so many steps pass until a step has {@code batch.size} sequences; 0: all have
 */
@RetainJavadoc
public record BatchWarmup(@Range(min = 1) int from, @Range(min = 0) long steps) {
  /** Every batch is of the same size. */
  public static final BatchWarmup NONE = new BatchWarmup(1, 0);

  /** Checks both ranges. */
  public BatchWarmup {
    Ranges.check(BatchWarmup.class, from, steps);
  }

  /** The same share of a run of another length. */
  BatchWarmup scaled(long totalSteps, long otherTotalSteps) {
    return new BatchWarmup(from, Math.round((double) steps / totalSteps * otherTotalSteps));
  }
}
