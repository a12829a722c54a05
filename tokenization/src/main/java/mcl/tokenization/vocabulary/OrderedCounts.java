package mcl.tokenization.vocabulary;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * Adds the counts of the stretches to the whole in the order of their numbers, whoever finishes
 * first: so pruning always meets the same counts.
 */
final class OrderedCounts {
  private final int window;
  private final WordPruning pruning;
  private final Map<Long, WordCounts> waiting = new HashMap<>();
  private final ArrayDeque<WordCounts> spare = new ArrayDeque<>();
  private WordCounts whole = new WordCounts();
  private long added;

  /**
   * An empty whole.
   *
   * @param window how many stretches may be in the works at once; bounds the memory
   */
  OrderedCounts(int window, WordPruning pruning) {
    this.window = window;
    this.pruning = pruning;
  }

  /** An empty table for stretch {@code number}; waits while too many before it are missing. */
  synchronized WordCounts take(long number) throws InterruptedException {
    while (number >= added + window) {
      wait();
    }
    return spare.isEmpty() ? new WordCounts() : spare.pop();
  }

  /** Takes the filled table of a stretch back. */
  synchronized void give(long number, WordCounts counts) {
    waiting.put(number, counts);
    for (WordCounts next = waiting.remove(added); next != null; next = waiting.remove(++added)) {
      whole.addAll(next);
      whole = pruning.apply(whole);
      next.clear();
      spare.push(next);
    }
    notifyAll();
  }

  /** All counts, once every stretch was given. */
  synchronized WordCounts whole() {
    return whole;
  }
}
