package mcl.tokenization.vocabulary;

import java.util.Arrays;

/**
 * Pairs of pieces waiting to be merged, each with the words it was seen in: a binary heap over
 * plain arrays. First is the highest count, then the lowest pair, then what was added first.
 */
final class PairQueue {
  private static final int START = 1 << 10;

  private int[] heap = new int[START]; // entries
  private int size;
  private long[] pairs = new long[START]; // of entries
  private long[] counts = new long[START];
  private int[] starts = new int[START + 1];
  private int[] words = new int[START];
  private int entries;

  boolean isEmpty() {
    return size == 0;
  }

  /** Makes a new entry that {@link #addWord} fills and {@link #push} queues. */
  int newEntry(long pair) {
    if (entries == pairs.length) {
      int more = more(entries);
      pairs = Arrays.copyOf(pairs, more);
      counts = Arrays.copyOf(counts, more);
      starts = Arrays.copyOf(starts, more + 1);
    }
    pairs[entries] = pair;
    starts[entries + 1] = starts[entries];
    return entries++;
  }

  /** Adds a word to the newest entry. */
  void addWord(int word) {
    int at = starts[entries]++;
    if (at == words.length) {
      words = Arrays.copyOf(words, more(at));
    }
    words[at] = word;
  }

  void push(int entry, long count) {
    counts[entry] = count;
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, more(size));
    }
    int at = size++;
    while (at > 0 && before(entry, heap[(at - 1) / 2])) {
      heap[at] = heap[(at - 1) / 2];
      at = (at - 1) / 2;
    }
    heap[at] = entry;
  }

  /** Takes the first entry out. */
  int pop() {
    int first = heap[0];
    int last = heap[--size];
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (!before(heap[child], last)) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = last;
    return first;
  }

  long pair(int entry) {
    return pairs[entry];
  }

  /** The count it was pushed with. */
  long count(int entry) {
    return counts[entry];
  }

  /** The array that holds the entry's words from {@link #wordsStart} to {@link #wordsEnd}. */
  int[] words() {
    return words;
  }

  int wordsStart(int entry) {
    return starts[entry];
  }

  int wordsEnd(int entry) {
    return starts[entry + 1];
  }

  /** Half as much again, near the largest array at most. */
  private static int more(int length) {
    return (int) Math.min(length * 3L / 2, Integer.MAX_VALUE - 16);
  }

  private boolean before(int one, int other) {
    if (counts[one] != counts[other]) {
      return counts[one] > counts[other];
    }
    return pairs[one] != pairs[other] ? pairs[one] < pairs[other] : one < other;
  }
}
