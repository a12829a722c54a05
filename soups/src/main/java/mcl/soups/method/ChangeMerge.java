package mcl.soups.method;

import java.util.Arrays;

/**
 * Adds what the ingredients changed to the base: b + lambda (sum of w_i d_i) / divisor, where d_i
 * is x_i - b after a {@link Thinning}. The divisor is 1, or with normalization the sum of the
 * weights.
 *
 * <p>With a {@link SignElection}, only changes of the elected sign take part in sum and divisor.
 */
final class ChangeMerge implements Merge {
  /** A sum of weights below this is no divisor. */
  private static final double SMALLEST_DIVISOR = 1e-8;

  private final MergeSettings settings;
  private final Thinning thinning;
  private final boolean elects;

  ChangeMerge(MergeSettings settings, Thinning thinning, boolean elects) {
    this.settings = settings;
    this.thinning = thinning;
    this.elects = elects;
  }

  @Override
  public void merge(Piece piece, double[] merged) {
    int size = piece.size();
    double[] base = piece.values(settings.weights().size());
    addChanges(piece, base, merged);
    if (elects) {
      SignElection.run(piece, merged, settings);
    } else if (settings.normalize()) {
      double sum = settings.weightSum();
      Loops.divide(merged, Math.abs(sum) < SMALLEST_DIVISOR ? 1 : sum, size);
    }
    Loops.scale(merged, settings.lambda(), merged, size);
    Loops.add(base, merged, size);
  }

  /** Leaves the weighted changes in the place of the values. */
  private void addChanges(Piece piece, double[] base, double[] sums) {
    int size = piece.size();
    Arrays.fill(sums, 0, size, 0);
    for (int i = 0; i < settings.weights().size(); i++) {
      double[] changes = piece.values(i);
      Loops.subtract(base, changes, size);
      thinning.thin(i, piece, changes);
      Loops.scale(changes, settings.weight(i), changes, size);
      Loops.add(changes, sums, size);
    }
  }
}
