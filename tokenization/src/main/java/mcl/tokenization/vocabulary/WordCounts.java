package mcl.tokenization.vocabulary;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * How often each word occurs: an open-addressing hash table whose words lie one after the other in
 * one byte array, so a word costs about 40 bytes. For one thread.
 */
final class WordCounts {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
  private static final int START_SLOTS = 1 << 12;
  private static final int MOST_LETTERS = Integer.MAX_VALUE - 16; // near the largest array

  /** The upper half is the hash, the lower half the word's index plus 1; 0 is free. */
  private long[] slots = new long[START_SLOTS];

  private byte[] letters = new byte[START_SLOTS * 4];
  private int[] starts = new int[START_SLOTS / 2 + 1];
  private long[] counts = new long[START_SLOTS / 2];
  private int size;

  /** The number of distinct words. */
  int size() {
    return size;
  }

  /** The bytes that hold all words. */
  byte[] letters() {
    return letters;
  }

  /** Where word i starts in {@link #letters}; it ends where word i + 1 starts. */
  int start(int i) {
    return starts[i];
  }

  long count(int i) {
    return counts[i];
  }

  /** Bytes of all words together. */
  int lettersUsed() {
    return starts[size];
  }

  /**
   * Counts a word.
   *
   * @param utf8 has at least 8 bytes of room behind the word
   */
  void add(byte[] utf8, int start, int length, long times) {
    add(utf8, start, length, hash(utf8, start, length), times);
  }

  /** Adds the counts of another table to this one. */
  void addAll(WordCounts other) {
    for (long slot : other.slots) {
      if (slot != 0) {
        int i = (int) slot - 1;
        int start = other.starts[i];
        add(
            other.letters,
            start,
            other.starts[i + 1] - start,
            (int) (slot >>> 32),
            other.counts[i]);
      }
    }
  }

  /** Forgets all words and keeps the memory. */
  void clear() {
    Arrays.fill(slots, 0);
    size = 0;
  }

  private void add(byte[] utf8, int start, int length, int hash, long times) {
    int mask = slots.length - 1;
    for (int at = hash & mask; ; at = (at + 1) & mask) {
      long slot = slots[at];
      if (slot == 0) {
        slots[at] = (long) hash << 32 | append(utf8, start, length, times) + 1;
        if (2 * size > slots.length) {
          grow();
        }
        return;
      }
      if ((int) (slot >>> 32) == hash && isWord((int) slot - 1, utf8, start, length)) {
        counts[(int) slot - 1] += times;
        return;
      }
    }
  }

  private boolean isWord(int i, byte[] utf8, int start, int length) {
    return Arrays.equals(letters, starts[i], starts[i + 1], utf8, start, start + length);
  }

  private int append(byte[] utf8, int start, int length, long times) {
    if (size == counts.length) {
      counts = Arrays.copyOf(counts, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size + 1);
    }
    int end = Math.addExact(starts[size], length);
    if (end + Long.BYTES > letters.length) {
      letters = Arrays.copyOf(letters, (int) Math.min(2L * end + Long.BYTES, MOST_LETTERS));
    }
    System.arraycopy(utf8, start, letters, starts[size], length);
    counts[size] = times;
    starts[size + 1] = end;
    return size++;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[2 * old.length];
    int mask = slots.length - 1;
    for (long slot : old) {
      if (slot != 0) {
        int at = (int) (slot >>> 32) & mask;
        while (slots[at] != 0) {
          at = (at + 1) & mask;
        }
        slots[at] = slot;
      }
    }
  }

  /** Eight bytes at a time, multiplied and folded. */
  private static int hash(byte[] utf8, int start, int length) {
    long hash = length;
    int at = start;
    int left = length;
    for (; left >= Long.BYTES; left -= Long.BYTES, at += Long.BYTES) {
      hash = mix(hash ^ (long) LONGS.get(utf8, at));
    }
    if (left > 0) {
      hash = mix(hash ^ (long) LONGS.get(utf8, at) & -1L >>> 64 - 8 * left);
    }
    return (int) (hash ^ hash >>> 32);
  }

  private static long mix(long bits) {
    long product = bits * MULTIPLIER;
    return product ^ product >>> 29;
  }
}
