package mcl.tokenization.vocabulary;

/** Two piece ids in one long; pairs compare as longs: by the first id, then by the second. */
final class Pair {
  private Pair() {}

  static long of(int first, int second) {
    return (long) first << 32 | second;
  }

  static int first(long pair) {
    return (int) (pair >>> 32);
  }

  static int second(long pair) {
    return (int) pair;
  }
}
