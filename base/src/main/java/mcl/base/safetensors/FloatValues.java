package mcl.base.safetensors;

import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import mcl.base.check.UserException;

/** Floats to and from the bytes of F32, F16 and BF16. */
public final class FloatValues {
  /** The types whose every value a float holds. */
  public static final Set<Dtype> TYPES =
      Collections.unmodifiableSet(EnumSet.of(Dtype.F32, Dtype.F16, Dtype.BF16));

  private FloatValues() {}

  static TensorHeader require(TensorHeader header) {
    if (!TYPES.contains(header.dtype())) {
      throw UserException.of(
          "Tensor %s is of type %s, but numbers of type F32, F16 or BF16 are needed. Convert it.",
          Quote.of(header.name()), header.dtype());
    }
    return header;
  }

  /** Reads elements, exactly, from the position of little-endian bytes on, which stays. */
  public static void get(Dtype dtype, ByteBuffer bytes, float[] target, int start, int count) {
    if (dtype == Dtype.F32) {
      bytes.asFloatBuffer().get(target, start, count);
      return;
    }
    ShortBuffer halves = bytes.asShortBuffer();
    if (dtype == Dtype.F16) {
      for (int i = 0; i < count; i++) {
        target[start + i] = Float16.ofF16(halves.get(i));
      }
    } else {
      for (int i = 0; i < count; i++) {
        target[start + i] = Float16.ofBf16(halves.get(i));
      }
    }
  }

  /**
   * Appends at the position of little-endian bytes, rounding to the nearest value, ties to even.
   */
  public static void put(Dtype dtype, ByteBuffer bytes, float[] source, int start, int count) {
    if (dtype == Dtype.F32) {
      bytes.asFloatBuffer().put(source, start, count);
    } else if (dtype == Dtype.F16) {
      ShortBuffer halves = bytes.asShortBuffer();
      for (int i = 0; i < count; i++) {
        halves.put(i, Float16.toF16(source[start + i]));
      }
    } else {
      ShortBuffer halves = bytes.asShortBuffer();
      for (int i = 0; i < count; i++) {
        halves.put(i, Float16.toBf16(source[start + i]));
      }
    }
    bytes.position(bytes.position() + count * dtype.bits() / 8);
  }
}
