package mcl.soups.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import mcl.base.safetensors.Dtype;
import org.junit.jupiter.api.Test;

final class RoundingTest {
  private final ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);

  private int rounded(Dtype dtype, double value) {
    bytes.clear();
    Rounding.append(dtype, bytes, new double[] {value}, new float[1], 1);
    bytes.flip();
    return bytes.remaining() == 2 ? bytes.getShort() & 0xFFFF : bytes.getInt();
  }

  @Test
  void aValueJustAboveTheMiddleIsNotRoundedTwice() {
    // Rounded to float32 first, both would be the middle of two neighbours, and go down to the
    // even.
    assertEquals(0x3F81, rounded(Dtype.BF16, 1 + 0x1p-8 + 0x1p-40));
    assertEquals(0x3C01, rounded(Dtype.F16, 1 + 0x1p-11 + 0x1p-40));
    assertEquals(0x3F80, rounded(Dtype.BF16, 1 + 0x1p-8));
    assertEquals(0xBF81, rounded(Dtype.BF16, -1 - 0x1p-8 - 0x1p-40));
    assertEquals(0x3F80, rounded(Dtype.BF16, 1 + 0x1p-8 - 0x1p-40));
  }

  @Test
  void theEndsOfTheRange() {
    assertEquals(0x7F80, rounded(Dtype.BF16, 1e300));
    assertEquals(0x8000, rounded(Dtype.BF16, -1e-300));
    assertEquals(0x7F80, rounded(Dtype.BF16, Double.POSITIVE_INFINITY));
    assertEquals(0x7FC0, rounded(Dtype.BF16, Double.NaN) & 0x7FC0);
    assertEquals(0x0001, rounded(Dtype.F16, 0x1.8p-25));
    assertEquals(0x0000, rounded(Dtype.F16, 0x1p-25));
    assertEquals(0x7BFF, rounded(Dtype.F16, 65519.999999));
    assertEquals(0x7C00, rounded(Dtype.F16, 65520));
  }

  /** A bfloat16 has 8 significant bits; rint does the rounding where they are made whole. */
  @Test
  void randomValuesGoToTheNearest() {
    Random random = new Random(5);
    for (int i = 0; i < 100_000; i++) {
      double value = Math.scalb(1 + random.nextDouble(), random.nextInt(100) - 50);
      int shift = 7 - Math.getExponent(value);
      double expected = Math.scalb(Math.rint(Math.scalb(value, shift)), -shift);
      float actual = Float.intBitsToFloat(rounded(Dtype.BF16, value) << 16);
      assertEquals(expected, actual, 0);
    }
  }

  @Test
  void whatAFloatHoldsStays() {
    assertEquals(Float.floatToIntBits(0.1f), rounded(Dtype.F32, 0.1f));
    assertEquals(Float.floatToIntBits(0.1f), rounded(Dtype.F32, 0.1));
  }
}
