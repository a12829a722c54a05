package mcl.base.safetensors;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;
import mcl.base.check.Require;
import mcl.base.check.UserException;

/** Whole numbers to and from the bytes of the integer dtypes, always exact. */
final class IntegerValues {
  /** What an int can hold. */
  static final Set<Dtype> INTS =
      EnumSet.of(Dtype.BOOL, Dtype.U8, Dtype.I8, Dtype.U16, Dtype.I16, Dtype.I32);

  private static final Set<Dtype> LONGS = EnumSet.of(Dtype.U32, Dtype.I64);

  private IntegerValues() {}

  static boolean fitsLongs(Dtype dtype) {
    return LONGS.contains(dtype) || INTS.contains(dtype);
  }

  static TensorHeader requireInts(TensorHeader header) {
    if (!INTS.contains(header.dtype())) {
      throw unfit(header, "BOOL, U8, I8, U16, I16 or I32");
    }
    return header;
  }

  static TensorHeader requireLongs(TensorHeader header) {
    if (!fitsLongs(header.dtype())) {
      throw unfit(header, "BOOL, U8, I8, U16, I16, U32, I32 or I64");
    }
    return header;
  }

  static void get(Dtype dtype, ByteBuffer bytes, int[] target, int start, int count) {
    if (dtype == Dtype.I32) {
      bytes.asIntBuffer().get(target, start, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      target[start + i] = (int) get(dtype, bytes, i);
    }
  }

  static void get(Dtype dtype, ByteBuffer bytes, long[] target, int start, int count) {
    if (dtype == Dtype.I64) {
      bytes.asLongBuffer().get(target, start, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      target[start + i] = get(dtype, bytes, i);
    }
  }

  /** Appends at the position of {@code bytes}. */
  static void put(Dtype dtype, ByteBuffer bytes, int[] source, int start, int count) {
    if (dtype == Dtype.I32) {
      bytes.asIntBuffer().put(source, start, count);
      bytes.position(bytes.position() + count * Integer.BYTES);
      return;
    }
    for (int i = start; i < start + count; i++) {
      put(dtype, bytes, source[i]);
    }
  }

  /** Appends at the position of {@code bytes}. */
  static void put(Dtype dtype, ByteBuffer bytes, long[] source, int start, int count) {
    if (dtype == Dtype.I64) {
      bytes.asLongBuffer().put(source, start, count);
      bytes.position(bytes.position() + count * Long.BYTES);
      return;
    }
    for (int i = start; i < start + count; i++) {
      put(dtype, bytes, source[i]);
    }
  }

  private static long get(Dtype dtype, ByteBuffer bytes, int index) {
    return switch (dtype) {
      case BOOL, U8 -> bytes.get(index) & 0xFF;
      case I8 -> bytes.get(index);
      case U16 -> bytes.getShort(2 * index) & 0xFFFF;
      case I16 -> bytes.getShort(2 * index);
      case I32 -> bytes.getInt(4 * index);
      case U32 -> bytes.getInt(4 * index) & 0xFFFFFFFFL;
      case I64 -> bytes.getLong(8 * index);
      default -> throw new IllegalArgumentException(dtype + " holds no whole numbers.");
    };
  }

  private static void put(Dtype dtype, ByteBuffer bytes, long value) {
    switch (dtype) {
      case BOOL -> bytes.put((byte) within(dtype, value, 0, 1));
      case U8 -> bytes.put((byte) within(dtype, value, 0, 0xFF));
      case I8 -> bytes.put((byte) within(dtype, value, Byte.MIN_VALUE, Byte.MAX_VALUE));
      case U16 -> bytes.putShort((short) within(dtype, value, 0, 0xFFFF));
      case I16 -> bytes.putShort((short) within(dtype, value, Short.MIN_VALUE, Short.MAX_VALUE));
      case I32 -> bytes.putInt((int) within(dtype, value, Integer.MIN_VALUE, Integer.MAX_VALUE));
      case U32 -> bytes.putInt((int) within(dtype, value, 0, 0xFFFFFFFFL));
      case I64 -> bytes.putLong(value);
      default -> throw new IllegalArgumentException(dtype + " holds no whole numbers.");
    }
  }

  private static long within(Dtype dtype, long value, long low, long high) {
    Require.argument(low <= value && value <= high, "%d does not fit into %s.", value, dtype);
    return value;
  }

  private static UserException unfit(TensorHeader header, String expected) {
    return UserException.of(
        "Tensor %s is of type %s, but whole numbers of type %s are needed.",
        Quote.of(header.name()), header.dtype(), expected);
  }
}
