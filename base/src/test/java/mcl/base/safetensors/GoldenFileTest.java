package mcl.base.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads what the reference implementation wrote ({@code
 * src/test/python/make_safetensors_golden.py}), and writes the same bytes.
 */
final class GoldenFileTest {
  private static final float[] SPECIAL = {
    0,
    -0f,
    1,
    -2.5f,
    65504,
    0x1p-14f,
    0x1p-24f,
    0.333251953125f,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.NaN,
    3.140625f
  };

  /** The same, as far as 8 bits of mantissa hold them. */
  private static final float[] SPECIAL_BF16 = SPECIAL.clone();

  static {
    SPECIAL_BF16[4] = 65536;
    SPECIAL_BF16[7] = 0.33398438f;
  }

  @TempDir Path folder;
  private final TensorFile golden = TensorFile.open(resource());

  @Test
  void metadataIsRead() {
    assertEquals(
        Map.of("format", "np", "author", "größer \"\\/\n\u0001\u007f\u65e5"), golden.metadata());
  }

  @Test
  void floatsAreRead() {
    assertArrayEquals(SPECIAL, golden.floats("f32"));
    assertArrayEquals(SPECIAL, golden.floats("f16"));
    assertArrayEquals(SPECIAL_BF16, golden.floats("bf16"));
    assertArrayEquals(new float[] {7.5f}, golden.floats("scalar"));
    assertArrayEquals(new float[0], golden.floats("empty"));
  }

  @Test
  void wholeNumbersAreRead() {
    assertArrayEquals(new int[] {1, 0, 1}, golden.ints("bool"));
    assertArrayEquals(new int[] {0, 1, 255}, golden.ints("u8"));
    assertArrayEquals(new int[] {-128, 0, 127}, golden.ints("i8"));
    assertArrayEquals(new int[] {0, 1, 30522, 65535}, golden.ints("u16"));
    assertArrayEquals(new int[] {-32768, 0, 32767}, golden.ints("i16"));
    assertArrayEquals(new int[] {Integer.MIN_VALUE, 0, Integer.MAX_VALUE}, golden.ints("i32"));
    assertArrayEquals(new long[] {0, 1, 0xFFFFFFFFL}, golden.longs("u32"));
    assertArrayEquals(new long[] {Long.MIN_VALUE, 0, Long.MAX_VALUE}, golden.longs("i64"));
    assertArrayEquals(new long[] {0, 1, 30522, 65535}, golden.longs("u16"));
  }

  @Test
  void otherTypesAreReadAsBytes() {
    assertEquals(Math.PI, golden.bytes("f64").getDouble(0));
    assertEquals(-1L, golden.bytes("u64").getLong(8));
    assertEquals(2f, golden.bytes("c64").getFloat(4));
    assertEquals(0x38, golden.bytes("f8_e4m3").get(0));
    assertEquals(0x7B, golden.bytes("f8_e5m2").get(1));
  }

  @Test
  void namesInEveryScriptAreRead() {
    assertArrayEquals(new int[] {1}, golden.ints("größe \u65e5\ud83d\ude00 \"\\\n"));
    assertArrayEquals(new int[] {2}, golden.ints("\uff5e"));
    assertArrayEquals(new int[] {3}, golden.ints("\ud83d\ude00"));
  }

  @Test
  void copyingEveryTensorGivesTheSameFile() throws IOException {
    List<NamedTensor> copies =
        golden.names().stream()
            .map(name -> NamedTensor.copyOf(golden, name))
            .collect(Collectors.toList());
    Collections.reverse(copies);
    Path copy = folder.resolve("copy.safetensors");
    TensorFileWriter.write(copy, golden.metadata(), copies);
    assertArrayEquals(Files.readAllBytes(golden.path()), Files.readAllBytes(copy));
  }

  static Path resource() {
    try {
      return Path.of(GoldenFileTest.class.getResource("golden.safetensors").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
