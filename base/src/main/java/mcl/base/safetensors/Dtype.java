package mcl.base.safetensors;

import mcl.base.check.Require;

/**
 * The element types of the format, named as in a file's header.
 *
 * <p>The constants stand in the order of the reference implementation, which is that of rising
 * alignment: {@link TensorFileWriter} lays tensors out from the last constant to the first, so that
 * each begins on a multiple of its element size. All values are little-endian.
 */
public enum Dtype {
  /** One byte an element, 0 or 1. */
  BOOL(8),
  /** Two elements a byte. */
  F4(4),
  /** Four elements in three bytes: 2 bits of exponent, 3 of mantissa. */
  F6_E2M3(6),
  /** Four elements in three bytes: 3 bits of exponent, 2 of mantissa. */
  F6_E3M2(6),
  U8(8),
  I8(8),
  F8_E5M2(8),
  F8_E4M3(8),
  /** A power of two: exponent only. */
  F8_E8M0(8),
  F8_E4M3FNUZ(8),
  F8_E5M2FNUZ(8),
  I16(16),
  U16(16),
  /** IEEE 754 binary16. */
  F16(16),
  /** The upper half of an F32. */
  BF16(16),
  I32(32),
  U32(32),
  F32(32),
  /** Two F32: real and imaginary part. */
  C64(64),
  F64(64),
  I64(64),
  U64(64);

  private final int bits;

  Dtype(int bits) {
    this.bits = bits;
  }

  /** The size of one element in bits: 4, 6, 8, 16, 32 or 64. */
  public int bits() {
    return bits;
  }

  /**
   * The bytes that so many elements take.
   *
   * @throws ArithmeticException if the number of bits is above 2^63 - 1
   * @throws IllegalArgumentException if the elements do not end on a byte
   */
  public long bytes(long elements) {
    long all = Math.multiplyExact(elements, bits);
    Require.argument(all % 8 == 0, "%d elements of %s do not end on a byte.", elements, this);
    return all / 8;
  }
}
