package mcl.soups.method;

import java.util.stream.IntStream;

/** How often each half of the bits of a magnitude occurs in a tensor, for each ingredient. */
final class MagnitudeCounts {
  static final int LOWER_BITS = 15;
  private static final int UPPER_BINS = 1 << (31 - LOWER_BITS);
  private static final int LOWER_BINS = 1 << LOWER_BITS;

  private final long[][] counts;

  private MagnitudeCounts(long[][] counts) {
    this.counts = counts;
  }

  /** Counts the upper 16 of the 31 bits. */
  static MagnitudeCounts ofUpperHalves(IngredientTensor tensor) {
    return measure(
        tensor,
        UPPER_BINS,
        (ingredient, changes, size, bins) -> {
          for (int j = 0; j < size; j++) {
            bins[MagnitudeTrim.magnitude(changes[j]) >>> LOWER_BITS]++;
          }
        });
  }

  /** Counts the lower 15 bits where the upper ones are these. */
  static MagnitudeCounts ofLowerHalves(IngredientTensor tensor, int[] uppers) {
    return measure(
        tensor,
        LOWER_BINS,
        (ingredient, changes, size, bins) -> {
          int upper = uppers[ingredient];
          for (int j = 0; j < size; j++) {
            int magnitude = MagnitudeTrim.magnitude(changes[j]);
            if (magnitude >>> LOWER_BITS == upper) {
              bins[magnitude & (LOWER_BINS - 1)]++;
            }
          }
        });
  }

  /** The bin in which the so-many-th largest stands, counted from 1. */
  int binOfRank(int ingredient, long rank) {
    long seen = 0;
    int bin = counts[ingredient].length;
    while (seen < rank) {
      seen += counts[ingredient][--bin];
    }
    return bin;
  }

  /** How many stand in higher bins. */
  long above(int ingredient, int bin) {
    long[] bins = counts[ingredient];
    return IntStream.range(bin + 1, bins.length).mapToLong(i -> bins[i]).sum();
  }

  /** Counts the changes of one ingredient in a piece. */
  @FunctionalInterface
  private interface Counting {
    void count(int ingredient, double[] changes, int size, long[] bins);
  }

  private static MagnitudeCounts measure(IngredientTensor tensor, int bins, Counting counting) {
    int count = tensor.ingredients();
    return new MagnitudeCounts(
        tensor.measure(
            () -> new long[count][bins],
            (counts, piece) -> {
              double[] base = piece.values(count);
              for (int i = 0; i < count; i++) {
                double[] changes = piece.values(i);
                Loops.subtract(base, changes, piece.size());
                counting.count(i, changes, piece.size(), counts[i]);
              }
            },
            MagnitudeCounts::joined));
  }

  private static long[][] joined(long[][] earlier, long[][] later) {
    for (int i = 0; i < earlier.length; i++) {
      for (int bin = 0; bin < earlier[i].length; bin++) {
        earlier[i][bin] += later[i][bin];
      }
    }
    return earlier;
  }
}
