package mcl.tokenization.batch;

import mcl.base.check.Require;
import mcl.base.random.Purpose;
import mcl.base.random.RandomStreams;

/**
 * A random permutation of the numbers below n, in constant memory and with random access.
 *
 * <p>Algorithm: a generalised Feistel network (Black and Rogaway, "Ciphers with arbitrary finite
 * domains", CT-RSA 2002). A number below a x b, with a and b near the square root of n, is taken
 * for a pair (left, right); each round adds a keyed hash of one half to the other, modulo that
 * half's size, which can be undone whatever the hash is, so every round is a bijection. As a x b
 * may exceed n by up to a - 1, a result of n or more is put through again until it falls below
 * (cycle walking), which keeps it a bijection of the numbers below n.
 */
public final class RowShuffle {
  private static final int ROUNDS = 12;
  private static final long LARGEST = 1L << 62;

  private final long size;
  private final long lefts;
  private final long rights;
  private final RandomStreams keys;

  private RowShuffle(long size, RandomStreams keys) {
    Require.argument(size > 0 && size <= LARGEST, "a permutation of %d rows cannot be made", size);
    this.size = size;
    this.lefts = ceilingOfRoot(size);
    this.rights = (size - 1) / lefts + 1;
    this.keys = keys;
  }

  /** The order of the sequences in an epoch. */
  public static RowShuffle of(long seed, long epoch, long size) {
    long key = new RandomStreams(seed).key(Purpose.DATA_ORDER, epoch);
    return new RowShuffle(size, new RandomStreams(key));
  }

  /** The sequence that stands at this row: each below n appears at exactly one row below n. */
  public long at(long row) {
    Require.argument(row >= 0 && row < size, "row %d is not one of %d", row, size);
    long result = network(row);
    while (result >= size) {
      result = network(result);
    }
    return result;
  }

  private long network(long number) {
    long left = number / rights;
    long right = number % rights;
    for (int round = 0; round < ROUNDS; round += 2) {
      left = (left + hash(round, right, lefts)) % lefts;
      right = (right + hash(round + 1, left, rights)) % rights;
    }
    return left * rights + right;
  }

  private long hash(long round, long half, long bound) {
    return Long.remainderUnsigned(keys.key(Purpose.DATA_ORDER, round, half), bound);
  }

  private static long ceilingOfRoot(long size) {
    long root = (long) Math.sqrt((double) size);
    while (root > 1 && (root - 1) * (root - 1) >= size) {
      root--;
    }
    while (root * root < size) {
      root++;
    }
    return root;
  }
}
