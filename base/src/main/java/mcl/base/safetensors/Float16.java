package mcl.base.safetensors;

/** The two 16-bit floating-point formats, for a Java that has neither. */
final class Float16 {
  /** Makes an F16 exponent, shifted into place, an F32 exponent: 2^(127 - 15). */
  private static final float REBIAS = Float.intBitsToFloat((254 - 15) << 23);

  private static final int F32_INFINITY = 0x7F800000;

  private Float16() {}

  /** The exact value of an IEEE binary16; the payload of a NaN is kept. */
  static float ofF16(short bits) {
    int magnitude = (bits & 0x7FFF) << 13;
    int sign = (bits & 0x8000) << 16;
    if (magnitude >= 0x1F << 23) {
      return Float.intBitsToFloat(sign | F32_INFINITY | magnitude);
    }
    // Read as an F32 the bits are 2^-112 times too small; the product is exact, subnormals too.
    return Float.intBitsToFloat(
        sign | Float.floatToRawIntBits(Float.intBitsToFloat(magnitude) * REBIAS));
  }

  /** The nearest IEEE binary16, ties to even; what is too large becomes an infinity. */
  static short toF16(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = (bits >>> 16) & 0x8000;
    int magnitude = bits & 0x7FFFFFFF;
    if (magnitude > F32_INFINITY) {
      return (short) (sign | 0x7E00 | (magnitude >>> 13 & 0x3FF));
    }
    if (magnitude >= 0x47800000) { // 65536, beyond every rounding to a finite value
      return (short) (sign | 0x7C00);
    }
    if (magnitude < 0x38800000) { // 2^-14: subnormal, so a count of 2^-24; rint ties to even
      return (short) (sign | (int) Math.rint(Math.abs(value) * 0x1p24));
    }
    int rebiased = magnitude - ((127 - 15) << 23);
    return (short) (sign | roundToEven(rebiased, 13));
  }

  /** The exact value of a BF16. */
  static float ofBf16(short bits) {
    return Float.intBitsToFloat(bits << 16);
  }

  /** The nearest BF16, ties to even; a NaN stays a NaN. */
  static short toBf16(float value) {
    int bits = Float.floatToRawIntBits(value);
    if ((bits & 0x7FFFFFFF) > F32_INFINITY) {
      return (short) (bits >>> 16 | 0x40);
    }
    return (short) (roundToEven(bits & 0x7FFFFFFF, 16) | (bits >>> 16 & 0x8000));
  }

  /** Drops low bits of a non-negative number; a carry into the exponent is the right result. */
  private static int roundToEven(int bits, int dropped) {
    int half = (1 << (dropped - 1)) - 1;
    return (bits + half + (bits >>> dropped & 1)) >>> dropped;
  }
}
