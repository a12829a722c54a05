package mcl.base.safetensors;

/** Cuts long runs of elements into pieces that one mapped slice can hold. */
final class Chunks {
  private static final int ELEMENTS = 1 << 20;

  private Chunks() {}

  /** Takes {@code count} elements from {@code start} on. */
  @FunctionalInterface
  interface Piece {
    void take(int start, int count);
  }

  /** Covers 0 to {@code total} in order; an empty run is one empty piece, so that it is checked. */
  static void each(int total, Piece piece) {
    int start = 0;
    do {
      int count = Math.min(ELEMENTS, total - start);
      piece.take(start, count);
      start += count;
    } while (start < total);
  }
}
