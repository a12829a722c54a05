package mcl.base.safetensors;

import java.util.Arrays;
import mcl.base.check.Require;

/** The sizes of a tensor's dimensions, outermost first; no dimension at all is a scalar. */
public final class TensorShape {
  private final long[] sizes;

  private TensorShape(long[] sizes) {
    this.sizes = sizes;
  }

  /** A shape of these sizes, each 0 or more. */
  public static TensorShape of(long... sizes) {
    for (long size : sizes) {
      Require.argument(size >= 0, "A dimension cannot be %d in size.", size);
    }
    return new TensorShape(sizes.clone());
  }

  /** The number of dimensions. */
  public int rank() {
    return sizes.length;
  }

  /** The size of the dimension, counted from 0 for the outermost. */
  public long size(int dimension) {
    return sizes[dimension];
  }

  /** A copy of the sizes. */
  public long[] toArray() {
    return sizes.clone();
  }

  /**
   * The number of elements: 1 for a scalar, 0 if any dimension is 0.
   *
   * @throws ArithmeticException if the product is above 2^63 - 1
   */
  public long elements() {
    long product = 1;
    for (long size : sizes) {
      product = Math.multiplyExact(product, size);
    }
    return product;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TensorShape shape && Arrays.equals(sizes, shape.sizes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sizes);
  }

  /** As in a header: {@code [2, 3]}. */
  @Override
  public String toString() {
    return Arrays.toString(sizes);
  }
}
