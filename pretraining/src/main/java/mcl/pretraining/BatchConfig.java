package mcl.pretraining;

import com.github.therapi.runtimejavadoc.RetainJavadoc;
import mcl.base.check.Require;
import mcl.base.config.Range;
import mcl.base.config.Ranges;
import mcl.courses.CourseShare;

/**
 * What a step reads, and who prepares it.
 *
 * @param size B, sequences in a step: a step reads B x {@code sequenceLength} tokens of text
 * @param microBatch sequences that the engine computes with at a time; gradients of the parts of a
 *     step add up to that of the whole, and memory is needed for one part only; 0, or size and
 *     more: all at once
 * @param warmup whether the first steps have fewer sequences
 * @param courses how much of a batch each detection course gets
 * @param loaderThreads threads that prepare coming batches while the engine computes; results do
 *     not depend on them
 */
@RetainJavadoc
public record BatchConfig(
    @Range(min = 1) int size,
    @Range(min = 0) int microBatch,
    BatchWarmup warmup,
    CourseShare courses,
    @Range(min = 1, max = 64) int loaderThreads) {
  /** Checks every range. */
  public BatchConfig {
    Require.argument(warmup != null, "warmup is missing; give its from and steps");
    Require.argument(courses != null, "courses is missing; say full or split");
    Ranges.check(BatchConfig.class, size, microBatch, warmup, courses, loaderThreads);
    if (warmup.steps() > 0) {
      requireWholeMicroBatches(size, growth(size, microBatch), warmup.from());
    }
  }

  /** By so many sequences a batch grows: by whole micro-batches, if it is computed in such. */
  private static int growth(int size, int microBatch) {
    return microBatch < size ? Math.max(1, microBatch) : 1;
  }

  private static void requireWholeMicroBatches(int size, int microBatch, int from) {
    Require.argument(
        from <= size, "warmup.from is %d; it must be between 1 and size, %d", from, size);
    Require.argument(
        from % microBatch == 0,
        "warmup.from is %d; a batch grows by whole micro-batches, so it must be a multiple of"
            + " microBatch, %d",
        from,
        microBatch);
    Require.argument(
        size % microBatch == 0,
        "size is %d; a batch grows by whole micro-batches, so it must be a multiple of microBatch,"
            + " %d",
        size,
        microBatch);
  }

  /** Batches of so many sequences, every course on all of them. */
  public static BatchConfig of(int size) {
    return new BatchConfig(size, 0, BatchWarmup.NONE, CourseShare.FULL, 1);
  }

  /** How many sequences the engine computes with at a time, at most. */
  public int partSize() {
    return microBatch == 0 ? size : Math.min(microBatch, size);
  }

  /** How many sequences each step has. */
  public BatchSizes sizes() {
    return new BatchSizes(size, growth(size, microBatch), warmup);
  }

  /** The same with the warm-up scaled to a run of another length. */
  BatchConfig scaled(long totalSteps, long otherTotalSteps) {
    return new BatchConfig(
        size, microBatch, warmup.scaled(totalSteps, otherTotalSteps), courses, loaderThreads);
  }
}
