package mcl.soups.engine;

import java.nio.ByteBuffer;
import mcl.base.safetensors.Dtype;
import mcl.base.safetensors.FloatValues;

/** From the type in which values were added up to that of a file, rounded once, ties to even. */
final class Rounding {
  private Rounding() {}

  /**
   * Appends float64 values to little-endian bytes.
   *
   * @param work an array for so many floats
   */
  static void append(Dtype dtype, ByteBuffer bytes, double[] values, float[] work, int count) {
    if (dtype == Dtype.F64) {
      bytes.asDoubleBuffer().put(values, 0, count);
      bytes.position(bytes.position() + count * Double.BYTES);
      return;
    }
    if (dtype == Dtype.F32) {
      for (int i = 0; i < count; i++) {
        work[i] = (float) values[i];
      }
    } else {
      for (int i = 0; i < count; i++) {
        work[i] = toOdd(values[i]);
      }
    }
    FloatValues.put(dtype, bytes, work, 0, count);
  }

  /**
   * One of the two floats around a value that is none: that whose last bit is 1. To round it on to
   * 16 bits gives what rounding the value itself would give (Boldo and Melquiond, "Emulation of FMA
   * and correctly rounded sums: proved algorithms using rounding to odd", IEEE Trans. Comput. 57,
   * 2008).
   */
  static float toOdd(double value) {
    float nearest = (float) value;
    int bits = Float.floatToRawIntBits(nearest);
    if (nearest == value || Double.isNaN(value) || (bits & 1) == 1) {
      return nearest;
    }
    boolean tooLarge = Math.abs((double) nearest) > Math.abs(value);
    return Float.intBitsToFloat(tooLarge ? bits - 1 : bits + 1);
  }
}
