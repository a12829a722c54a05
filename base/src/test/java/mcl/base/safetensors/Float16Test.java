package mcl.base.safetensors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntToLongFunction;
import mcl.base.files.Sha256;
import org.junit.jupiter.api.Test;

/**
 * Compares whole tables of conversions with those of NumPy and ml_dtypes; the expected hashes are
 * printed by {@code src/test/python/make_safetensors_golden.py}. NaNs count as equal.
 */
final class Float16Test {
  private static final int F32_NAN = 0x7FC00000;

  @Test
  void everyF16WidensAsInNumPy() {
    assertEquals(
        "385ff5fe69182797cda5f1827e20cf423f4416bc9246f27d0eec27cac9039259",
        hash(1 << 16, 4, i -> bits(Float16.ofF16((short) i))));
  }

  @Test
  void everyBf16WidensAsInMlDtypes() {
    assertEquals(
        "f12e27efe34841dfd6391497b86f389096b03a376586e1d9691bba0a8de3980a",
        hash(1 << 16, 4, i -> bits(Float16.ofBf16((short) i))));
  }

  @Test
  void floatsNarrowToF16AsInNumPy() {
    float[] inputs = narrowingInputs();
    assertEquals(
        "33b12b5217902b9b01be4e5b874e97334214384c3d29eaf624a6c4e15232eb45",
        hash(
            inputs.length,
            2,
            i -> Float.isNaN(inputs[i]) ? 0x7E00 : Float16.toF16(inputs[i]) & 0xFFFF));
  }

  @Test
  void floatsNarrowToBf16AsInMlDtypes() {
    float[] inputs = narrowingInputs();
    assertEquals(
        "ce521829b2549358f190690393e3deeacc3f917efcea244bd8e1e032f3b2d084",
        hash(
            inputs.length,
            2,
            i -> Float.isNaN(inputs[i]) ? 0x7FC0 : Float16.toBf16(inputs[i]) & 0xFFFF));
  }

  @Test
  void everyValueSurvivesTheWayToFloatAndBack() {
    for (int i = 0; i < 1 << 16; i++) {
      short half = (short) i;
      float f16 = Float16.ofF16(half);
      float bf16 = Float16.ofBf16(half);
      assertEquals(Float.isNaN(f16) ? half | 0x200 : half, Float16.toF16(f16), "F16 " + i);
      assertEquals(Float.isNaN(bf16) ? half | 0x40 : half, Float16.toBf16(bf16), "BF16 " + i);
    }
  }

  /** The sequence of narrowing_inputs() in the script. */
  private static float[] narrowingInputs() {
    int spread = 1 << 20;
    int pairs = 0x7BFF;
    float[] inputs = new float[spread + 2 * 3 * pairs];
    for (int i = 0; i < spread; i++) {
      inputs[i] = Float.intBitsToFloat(i * 0x9E3779B1);
    }
    for (int i = 0; i < pairs; i++) {
      float middle = (Float16.ofF16((short) i) + Float16.ofF16((short) (i + 1))) / 2;
      for (int k = 0; k < 3; k++) {
        float near = Float.intBitsToFloat(Float.floatToRawIntBits(middle) + k - 1);
        inputs[spread + 3 * i + k] = near;
        inputs[spread + 3 * (pairs + i) + k] = -near;
      }
    }
    return inputs;
  }

  private static int bits(float value) {
    return Float.isNaN(value) ? F32_NAN : Float.floatToRawIntBits(value);
  }

  private static String hash(int count, int bytes, IntToLongFunction values) {
    ByteBuffer all = ByteBuffer.allocate(count * bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      if (bytes == 4) {
        all.putInt((int) values.applyAsLong(i));
      } else {
        all.putShort((short) values.applyAsLong(i));
      }
    }
    return Sha256.of(all.array());
  }
}
