package mcl.soups.method;

import java.util.Arrays;

/**
 * Adds up the changes of one sign (TIES: "elect sign" and "disjoint merge"). Each element has the
 * sign of the sum of all its weighted changes; a sum of 0 counts as positive.
 */
final class SignElection {
  private SignElection() {}

  /**
   * Works on a piece whose values are weighted changes.
   *
   * @param sums of all changes; replaced by those of the elected sign
   * @param settings tells the weights, and whether the sums are divided by those that take part
   */
  static void run(Piece piece, double[] sums, MergeSettings settings) {
    double[] elected = piece.scratch(0);
    double[] divisors = piece.scratch(1);
    Arrays.fill(elected, 0, piece.size(), 0);
    Arrays.fill(divisors, 0, piece.size(), 0);
    for (int i = 0; i < settings.weights().size(); i++) {
      addAgreeing(piece.values(i), sums, elected, piece.size());
      addWeight(piece.values(i), sums, settings.weight(i), divisors, piece.size());
    }
    for (int j = 0; j < piece.size(); j++) {
      boolean divided = settings.normalize() && divisors[j] != 0;
      sums[j] = divided ? elected[j] / divisors[j] : elected[j];
    }
  }

  /** Bit masks in the place of conditions, which would be mispredicted every other time. */
  private static void addAgreeing(double[] changes, double[] sums, double[] into, int count) {
    for (int j = 0; j < count; j++) {
      long bits = Double.doubleToRawLongBits(changes[j]);
      into[j] += Double.longBitsToDouble(bits & ~differs(bits, sums[j]));
    }
  }

  private static void addWeight(
      double[] changes, double[] sums, double weight, double[] into, int count) {
    long weightBits = Double.doubleToRawLongBits(weight);
    for (int j = 0; j < count; j++) {
      long bits = Double.doubleToRawLongBits(changes[j]);
      long magnitude = bits << 1;
      long takesPart = (magnitude | -magnitude) >> 63 & ~differs(bits, sums[j]);
      into[j] += Double.longBitsToDouble(weightBits & takesPart);
    }
  }

  /** All ones where the signs differ, else 0. */
  private static long differs(long bits, double sum) {
    return (bits ^ Double.doubleToRawLongBits(sum)) >> 63;
  }
}
