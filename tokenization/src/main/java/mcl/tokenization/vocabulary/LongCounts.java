package mcl.tokenization.vocabulary;

/** Counts by a positive long: an open-addressing hash table without boxes. */
final class LongCounts {
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
  private static final int START_BITS = 12;

  private long[] keys = new long[1 << START_BITS]; // key plus 1; 0 is free
  private long[] values = new long[1 << START_BITS];
  private int shift = Long.SIZE - START_BITS;
  private int size;

  /** Adds to the count of a key and returns the sum. */
  long add(long key, long value) {
    int at = find(key);
    if (keys[at] == 0) {
      keys[at] = key + 1;
      if (++size > keys.length / 4 * 3) {
        grow();
        at = find(key);
      }
    }
    return values[at] += value;
  }

  /** The count of a key; 0 if it was never added to. */
  long get(long key) {
    return values[find(key)];
  }

  private int find(long key) {
    int mask = keys.length - 1;
    int at = (int) (key * MULTIPLIER >>> shift);
    while (keys[at] != 0 && keys[at] != key + 1) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldValues = values;
    keys = new long[2 * oldKeys.length];
    values = new long[keys.length];
    shift--;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int at = find(oldKeys[i] - 1);
        keys[at] = oldKeys[i];
        values[at] = oldValues[i];
      }
    }
  }
}
