package mcl.pretraining;

import mcl.base.check.Require;
import mcl.courses.CourseShare;

/**
 * What a step reads, and who prepares it.
 *
 * @param size B, sequences in a step
 * @param courses how much of a batch each detection course gets
 * @param loaderThreads threads that prepare coming batches while the engine computes; results do
 *     not depend on them
 */
public record BatchConfig(int size, CourseShare courses, int loaderThreads) {
  /** Checks every range. */
  public BatchConfig {
    Require.argument(size > 0, "size is %d; it must be 1 or more", size);
    Require.argument(courses != null, "courses is missing; say full or split");
    Require.argument(
        loaderThreads > 0 && loaderThreads <= 64,
        "loaderThreads is %d; it must be between 1 and 64",
        loaderThreads);
  }

  /** Batches of so many sequences, every course on all of them. */
  public static BatchConfig of(int size) {
    return new BatchConfig(size, CourseShare.FULL, 1);
  }
}
