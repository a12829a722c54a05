package mcl.model.weights;

import mcl.base.safetensors.TensorHeader;
import mcl.base.safetensors.TensorSource;

/** Whether two stored tensors hold the same numbers, bit for bit once widened to float32. */
public final class SameValues {
  private static final int PIECE = 1 << 20;

  private SameValues() {}

  /**
   * Compares a tensor of one source with one of another, in memory that does not grow with them.
   */
  public static boolean of(
      TensorSource source, String name, TensorSource otherSource, String otherName) {
    TensorHeader header = source.header(name);
    if (!header.shape().equals(otherSource.header(otherName).shape())) {
      return false;
    }
    long elements = header.elements();
    for (long from = 0; from < elements; from += PIECE) {
      float[] values = new float[(int) Math.min(PIECE, elements - from)];
      float[] others = new float[values.length];
      source.read(name, from, values);
      otherSource.read(otherName, from, others);
      if (!same(values, others)) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(float[] values, float[] others) {
    for (int i = 0; i < values.length; i++) {
      if (Float.floatToRawIntBits(values[i]) != Float.floatToRawIntBits(others[i])) {
        return false;
      }
    }
    return true;
  }
}
