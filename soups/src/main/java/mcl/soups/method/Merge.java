package mcl.soups.method;

/** Merges the pieces of one tensor. Each element depends on the same element of the inputs only. */
@FunctionalInterface
public interface Merge {
  /**
   * Merges a piece, adding up in float64.
   *
   * @param merged takes the first {@link Piece#size} values
   */
  void merge(Piece piece, double[] merged);
}
