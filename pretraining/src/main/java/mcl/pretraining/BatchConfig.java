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
 * @param courses how much of a batch each detection course gets
 * @param loaderThreads threads that prepare coming batches while the engine computes; results do
 *     not depend on them
 */
@RetainJavadoc
public record BatchConfig(
    @Range(min = 1) int size, CourseShare courses, @Range(min = 1, max = 64) int loaderThreads) {
  /** Checks every range. */
  public BatchConfig {
    Require.argument(courses != null, "courses is missing; say full or split");
    Ranges.check(BatchConfig.class, size, courses, loaderThreads);
  }

  /** Batches of so many sequences, every course on all of them. */
  public static BatchConfig of(int size) {
    return new BatchConfig(size, CourseShare.FULL, 1);
  }
}
