package mcl.soups.method;

/**
 * The scalar products of the ingredients of one tensor with each other, in float64: of their
 * values, or of their differences from the base.
 */
public final class Gram {
  private final int size;
  private final double[] products;

  private Gram(int size, double[] products) {
    this.size = size;
    this.products = products;
  }

  /** Products of values. */
  public static Gram of(IngredientTensor tensor) {
    return measure(tensor, false);
  }

  /** Products of the differences from the base. */
  public static Gram ofChanges(IngredientTensor tensor) {
    return measure(tensor, true);
  }

  private static Gram measure(IngredientTensor tensor, boolean changes) {
    int size = tensor.ingredients();
    double[] products =
        tensor.measure(
            () -> new double[size * size],
            (sums, piece) -> add(sums, vectors(piece, size, changes), piece.size()),
            Gram::joined);
    return new Gram(size, products);
  }

  private static double[][] vectors(Piece piece, int size, boolean changes) {
    double[][] vectors = new double[size][];
    for (int i = 0; i < size; i++) {
      vectors[i] = piece.values(i);
      if (changes) {
        Loops.subtract(piece.values(size), vectors[i], piece.size());
      }
    }
    return vectors;
  }

  private static void add(double[] sums, double[][] vectors, int count) {
    for (int i = 0; i < vectors.length; i++) {
      for (int j = i; j < vectors.length; j++) {
        sums[i * vectors.length + j] += Loops.dot(vectors[i], vectors[j], count);
      }
    }
  }

  private static double[] joined(double[] earlier, double[] later) {
    Loops.add(later, earlier, earlier.length);
    return earlier;
  }

  /** The sum of this and the products of another tensor of the same ingredients. */
  public Gram plus(Gram other) {
    return new Gram(size, joined(products.clone(), other.products));
  }

  /** The product of two ingredients. */
  public double product(int one, int other) {
    return products[Math.min(one, other) * size + Math.max(one, other)];
  }

  /** The cosine of the angle between two ingredients; 1 where one of them is 0. */
  public double cosine(int one, int other) {
    double norms = Math.sqrt(product(one, one)) * Math.sqrt(product(other, other));
    return norms == 0 ? 1 : Math.max(-1, Math.min(1, product(one, other) / norms));
  }
}
