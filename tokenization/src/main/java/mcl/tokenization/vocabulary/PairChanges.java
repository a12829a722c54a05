package mcl.tokenization.vocabulary;

import java.util.Arrays;

/**
 * The pairs whose counts one merge changes, and the words in which new ones appeared. Emptied by
 * {@link #flush}, and then used for the next merge.
 */
final class PairChanges {
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
  private static final int START_BITS = 8;

  private int[] table = new int[1 << START_BITS]; // slot plus 1; 0 is free
  private int shift = Long.SIZE - START_BITS;
  private int slots;
  private long[] pairs = new long[1 << START_BITS]; // by slot
  private long[] deltas = new long[1 << START_BITS];
  private int[] lastWords = new int[1 << START_BITS];
  private int[] heads = new int[1 << START_BITS]; // event plus 1
  private int[] places = new int[1 << START_BITS]; // in the table

  private int events;
  private int[] eventWords = new int[1 << START_BITS];
  private int[] earlier = new int[1 << START_BITS]; // event of the same slot, plus 1

  /** Notes that a pair vanished from a word that occurs so often. */
  void removed(int first, int second, long count) {
    deltas[slot(Pair.of(first, second))] -= count;
  }

  /** Notes that a pair appeared in a word that occurs so often. */
  void added(int first, int second, long count, int word) {
    int slot = slot(Pair.of(first, second));
    deltas[slot] += count;
    if (lastWords[slot] != word) {
      lastWords[slot] = word;
      addEvent(slot, word);
    }
  }

  /** Changes the counts, then queues every pair that appeared and has a count. */
  void flush(LongCounts counts, PairQueue queue) {
    for (int slot = 0; slot < slots; slot++) {
      long count = counts.add(pairs[slot], deltas[slot]);
      if (count > 0 && heads[slot] != 0) {
        int entry = queue.newEntry(pairs[slot]);
        for (int event = heads[slot]; event != 0; event = earlier[event - 1]) {
          queue.addWord(eventWords[event - 1]);
        }
        queue.push(entry, count);
      }
    }
    clear();
  }

  private void clear() {
    for (int slot = 0; slot < slots; slot++) {
      table[places[slot]] = 0;
    }
    slots = 0;
    events = 0;
  }

  private int slot(long pair) {
    int mask = table.length - 1;
    int at = (int) (pair * MULTIPLIER >>> shift);
    while (table[at] != 0 && pairs[table[at] - 1] != pair) {
      at = (at + 1) & mask;
    }
    return table[at] == 0 ? newSlot(pair, at) : table[at] - 1;
  }

  private int newSlot(long pair, int place) {
    pairs[slots] = pair;
    deltas[slots] = 0;
    lastWords[slots] = -1;
    heads[slots] = 0;
    places[slots] = place;
    table[place] = ++slots;
    if (2 * slots > table.length) {
      grow();
    }
    return slots - 1;
  }

  private void grow() {
    int length = 2 * table.length;
    table = new int[length];
    shift--;
    pairs = Arrays.copyOf(pairs, length);
    deltas = Arrays.copyOf(deltas, length);
    lastWords = Arrays.copyOf(lastWords, length);
    heads = Arrays.copyOf(heads, length);
    places = Arrays.copyOf(places, length);
    for (int slot = 0; slot < slots; slot++) {
      int at = (int) (pairs[slot] * MULTIPLIER >>> shift);
      while (table[at] != 0) {
        at = (at + 1) & (length - 1);
      }
      table[at] = slot + 1;
      places[slot] = at;
    }
  }

  private void addEvent(int slot, int word) {
    if (events == eventWords.length) {
      eventWords = Arrays.copyOf(eventWords, 2 * events);
      earlier = Arrays.copyOf(earlier, 2 * events);
    }
    eventWords[events] = word;
    earlier[events] = heads[slot];
    heads[slot] = ++events;
  }
}
