package mcl.soups.method;

/** Sets some of an ingredient's changes to 0, and may scale the others. */
@FunctionalInterface
interface Thinning {
  /** Keeps all. */
  Thinning NONE = (ingredient, piece, changes) -> {};

  /**
   * Works on a piece in place.
   *
   * @param changes the ingredient's differences from the base
   */
  void thin(int ingredient, Piece piece, double[] changes);
}
