package mcl.soups.method;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Keeps the largest changes of a tensor: the k-th largest magnitude, and all that are not smaller.
 * k is density times the number of elements, rounded down, but at least 1. Among equal magnitudes
 * none is preferred: changes that tie with the k-th are all kept, as in the TIES authors' code.
 *
 * <p>Magnitudes are compared as float32. The k-th is found exactly, in memory that does not depend
 * on the tensor: the bits of a positive float order like whole numbers, so one look at the tensor
 * counts how many there are of each upper half, and a second one counts the lower halves of those
 * that share the upper half of the k-th.
 */
final class MagnitudeTrim implements Thinning {
  private static final int MAGNITUDE = 0x7FFFFFFF;

  /** Of each ingredient, the bits of the smallest magnitude that is kept. */
  private final int[] smallest;

  private MagnitudeTrim(int[] smallest) {
    this.smallest = smallest;
  }

  static MagnitudeTrim measure(IngredientTensor tensor, List<Double> densities) {
    int count = tensor.ingredients();
    boolean all = densities.stream().allMatch(density -> density >= 1);
    if (all || tensor.elements() == 0) {
      return new MagnitudeTrim(new int[count]);
    }
    long[] ranks =
        densities.stream().mapToLong(density -> rank(density, tensor.elements())).toArray();
    MagnitudeCounts upper = MagnitudeCounts.ofUpperHalves(tensor);
    int[] uppers = IntStream.range(0, count).map(i -> upper.binOfRank(i, ranks[i])).toArray();
    MagnitudeCounts lower = MagnitudeCounts.ofLowerHalves(tensor, uppers);
    int[] smallest = new int[count];
    for (int i = 0; i < count; i++) {
      long rank = ranks[i] - upper.above(i, uppers[i]);
      smallest[i] = uppers[i] << MagnitudeCounts.LOWER_BITS | lower.binOfRank(i, rank);
    }
    return new MagnitudeTrim(smallest);
  }

  private static long rank(double density, long elements) {
    return Math.max(1, (long) (density * elements));
  }

  @Override
  public void thin(int ingredient, Piece piece, double[] changes) {
    int limit = smallest[ingredient];
    for (int j = 0; j < piece.size(); j++) {
      // All ones where the magnitude is smaller, else 0: a mask instead of a condition.
      long smaller = (magnitude(changes[j]) - limit) >> 31;
      changes[j] = Double.longBitsToDouble(Double.doubleToRawLongBits(changes[j]) & ~smaller);
    }
  }

  static int magnitude(double change) {
    return Float.floatToRawIntBits((float) change) & MAGNITUDE;
  }
}
