package mcl.pretraining.checkpoint;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Decides which checkpoints may go.
 *
 * @param keepLast how many of the newest stay; 0 for all
 * @param keepEvery those whose step is a multiple of this stay, too; 0 for none of them
 */
record Retention(int keepLast, long keepEvery) {
  /**
   * The steps of the checkpoints that may go.
   *
   * @param steps of all checkpoints, the newest first
   */
  List<Long> surplus(List<Long> steps) {
    LongStream older = steps.stream().mapToLong(Long::longValue).skip(keepLast);
    return keepLast == 0
        ? List.of()
        : older.filter(step -> keepEvery == 0 || step % keepEvery != 0).boxed().toList();
  }
}
