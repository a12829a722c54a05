package mcl.base.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TensorFileWriterTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("a.safetensors");
  }

  @Test
  void bytesAreThoseOfTheFormat() throws IOException {
    write(Map.of("format", "pt"), NamedTensor.of("w", TensorShape.of(1, 1), new float[] {1}));
    String header =
        "{'__metadata__':{'format':'pt'},'w':{'dtype':'F32','shape':[1,1],'data_offsets':[0,4]}} ";
    byte[] expected = RawFile.of(header, 4);
    ByteBuffer.wrap(expected).order(ByteOrder.LITTLE_ENDIAN).putFloat(expected.length - 4, 1);
    assertEquals(0, header.length() % 8);
    assertArrayEquals(expected, Files.readAllBytes(file));
  }

  @Test
  void headerIsPaddedWithSpacesToEightBytes() throws IOException {
    write(Map.of());
    assertArrayEquals(
        "\10\0\0\0\0\0\0\0{}      ".getBytes(StandardCharsets.ISO_8859_1),
        Files.readAllBytes(file));
  }

  @Test
  void eachIntegerTypeTakesIntsAndLongs() throws IOException {
    for (Dtype dtype : List.of(Dtype.BOOL, Dtype.U8, Dtype.I8, Dtype.U16, Dtype.I16, Dtype.I32)) {
      write(Map.of(), new NamedTensor("t", dtype, TensorShape.of(4), TensorFileWriterTest::mixed));
      assertArrayEquals(new int[] {0, 1, 1, 0}, TensorFile.open(file).ints("t"), dtype.name());
    }
    for (Dtype dtype : List.of(Dtype.U32, Dtype.I64)) {
      write(Map.of(), new NamedTensor("t", dtype, TensorShape.of(4), TensorFileWriterTest::mixed));
      assertArrayEquals(new long[] {0, 1, 1, 0}, TensorFile.open(file).longs("t"), dtype.name());
    }
  }

  @Test
  void partsOfArraysAndBuffersFollowEachOther() throws IOException {
    write(
        Map.of(),
        tensor(
            Dtype.F32,
            4,
            out -> {
              out.append(new float[] {9, 1, 2, 9}, 1, 2);
              ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
              bytes.putFloat(9).putFloat(3).putFloat(4).position(4);
              out.append(bytes);
              assertFalse(bytes.hasRemaining());
            }));
    assertArrayEquals(new float[] {1, 2, 3, 4}, TensorFile.open(file).floats("t"));
  }

  @Test
  void tensorsLargerThanTheBufferAreWritten() throws IOException {
    int count = 1_000_003;
    float[] values = new float[count];
    ByteBuffer direct = ByteBuffer.allocateDirect(4 * count).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      values[i] = i;
      direct.putFloat(i);
    }
    direct.flip();
    write(
        Map.of(),
        new NamedTensor("bf16", Dtype.BF16, TensorShape.of(count), out -> out.append(values)),
        new NamedTensor("odd", Dtype.U8, TensorShape.of(1), out -> out.append(new int[] {5})),
        new NamedTensor("direct", Dtype.F32, TensorShape.of(count), out -> out.append(direct)),
        NamedTensor.of("floats", TensorShape.of(count), values));
    TensorFile read = TensorFile.open(file);
    assertArrayEquals(values, read.floats("floats"));
    assertArrayEquals(values, read.floats("direct"));
    assertEquals(Float16.ofBf16(Float16.toBf16(count - 1)), read.floats("bf16")[count - 1]);
    assertArrayEquals(new int[] {5}, read.ints("odd"));
  }

  @Test
  void reject_contentThatIsTooShort() {
    assertFails(
        IllegalStateException.class,
        "Tensor \"t\", F32 [2], was declared 8 bytes long, but its content ended 4 short.",
        tensor(Dtype.F32, 2, out -> out.append(new float[1])));
  }

  @Test
  void reject_contentThatIsTooLong() {
    assertFails(
        IllegalArgumentException.class,
        "Tensor \"t\", F32 [2], was given at least 4 bytes more than the 8 it was declared with.",
        tensor(Dtype.F32, 2, out -> out.append(new float[3])));
  }

  @Test
  void reject_valuesThatDoNotFit() {
    for (int wrong : new int[] {-1, 65536}) {
      assertFails(
          IllegalArgumentException.class,
          wrong + " does not fit into U16.",
          tensor(Dtype.U16, 1, out -> out.append(new int[] {wrong})));
    }
  }

  @Test
  void reject_typesThatDoNotFit() {
    assertFails(
        IllegalArgumentException.class,
        "Tensor \"t\" is of type F32, which takes no int[].",
        tensor(Dtype.F32, 1, out -> out.append(new int[1])));
    assertFails(
        IllegalArgumentException.class,
        "Tensor \"t\" is of type F64, which takes no float[].",
        tensor(Dtype.F64, 1, out -> out.append(new float[1])));
  }

  @Test
  void reject_twoTensorsOfOneName() {
    NamedTensor tensor = NamedTensor.of("t", TensorShape.of(), new float[1]);
    assertThrows(
        IllegalArgumentException.class,
        () -> TensorFileWriter.write(file, Map.of(), List.of(tensor, tensor)));
  }

  @Test
  void reject_namesThatCannotBeRead() {
    TensorShape scalar = TensorShape.of();
    assertThrows(
        IllegalArgumentException.class, () -> NamedTensor.of("\ud800", scalar, new float[1]));
    assertThrows(
        IllegalArgumentException.class, () -> NamedTensor.of("__metadata__", scalar, new float[1]));
    assertThrows(IllegalArgumentException.class, () -> write(Map.of("k", "\udc00")));
  }

  @Test
  void reject_subByteTensorThatDoesNotEndOnAByte() {
    assertThrows(
        IllegalArgumentException.class, () -> tensor(Dtype.F4, 3, out -> out.append(new int[1])));
  }

  @Test
  void failureLeavesTheOldFileAndNothingElse() throws IOException {
    write(Map.of("version", "old"));
    byte[] old = Files.readAllBytes(file);
    NamedTensor failing =
        tensor(
            Dtype.F32,
            1,
            out -> {
              throw new IOException("disk full");
            });
    assertThrows(IOException.class, () -> write(Map.of(), failing));
    assertArrayEquals(old, Files.readAllBytes(file));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  private static void mixed(TensorFileWriter out) throws IOException {
    out.append(new int[] {0, 1});
    out.append(new long[] {1, 0});
  }

  private static NamedTensor tensor(Dtype dtype, int count, NamedTensor.Content content) {
    return new NamedTensor("t", dtype, TensorShape.of(count), content);
  }

  private void write(Map<String, String> metadata, NamedTensor... tensors) throws IOException {
    TensorFileWriter.write(file, metadata, List.of(tensors));
  }

  private <T extends Throwable> void assertFails(
      Class<T> type, String message, NamedTensor tensor) {
    assertEquals(message, assertThrows(type, () -> write(Map.of(), tensor)).getMessage());
    assertFalse(Files.exists(file));
  }
}
