package mcl.base.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mcl.base.check.UserException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlacedTensorFileTest {
  private static final Map<String, String> METADATA = Map.of("format", "pt");
  private static final List<NamedTensor> TENSORS =
      List.of(
          NamedTensor.placed("halves", Dtype.BF16, TensorShape.of(3)),
          NamedTensor.placed("floats", Dtype.F32, TensorShape.of(2, 2)),
          NamedTensor.placed("none", Dtype.F32, TensorShape.of(0, 5)),
          NamedTensor.placed("scalar", Dtype.F32, TensorShape.of()));

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("a.safetensors");
  }

  @Test
  void piecesInAnyOrderGiveTheBytesOfTheWriter() throws IOException {
    try (PlacedTensorFile placed = PlacedTensorFile.create(file, TENSORS, METADATA)) {
      placed.write("halves", 1, halves(2, 3));
      placed.write("floats", 2, floats(7, 8));
      placed.write("scalar", 0, floats(9));
      placed.write("floats", 0, floats(5, 6));
      placed.write("halves", 0, halves(1));
      placed.finish(METADATA);
    }
    Path same = folder.resolve("b.safetensors");
    TensorFileWriter.write(
        same,
        METADATA,
        List.of(
            NamedTensor.of("floats", TensorShape.of(2, 2), new float[] {5, 6, 7, 8}),
            NamedTensor.of("none", TensorShape.of(0, 5), new float[0]),
            NamedTensor.of("scalar", TensorShape.of(), new float[] {9}),
            new NamedTensor(
                "halves",
                Dtype.BF16,
                TensorShape.of(3),
                out -> out.append(new float[] {1, 2, 3}))));
    assertArrayEquals(Files.readAllBytes(same), Files.readAllBytes(file));
  }

  @Test
  void shorterMetadataIsPadded() throws IOException {
    try (PlacedTensorFile placed =
        PlacedTensorFile.create(file, List.of(TENSORS.get(3)), Map.of("hash", "0".repeat(64)))) {
      placed.write("scalar", 0, floats(4));
      placed.finish(Map.of("hash", "abc"));
    }
    try (TensorFile read = TensorFile.open(file)) {
      assertEquals(Map.of("hash", "abc"), read.metadata());
      assertArrayEquals(new float[] {4}, read.floats("scalar"));
    }
  }

  @Test
  void anUnfinishedFileIsNoSafetensorsFile() throws IOException {
    try (PlacedTensorFile placed = PlacedTensorFile.create(file, TENSORS, METADATA)) {
      placed.write("floats", 0, floats(1, 2, 3, 4));
      assertThrows(IllegalStateException.class, () -> placed.finish(METADATA));
    }
    assertThrows(UserException.class, () -> TensorFile.open(file));
  }

  @Test
  void severalThreadsWriteAtOnce() throws IOException {
    int count = 1 << 20;
    List<NamedTensor> tensors =
        List.of(NamedTensor.placed("many", Dtype.I32, TensorShape.of(count)));
    try (PlacedTensorFile placed = PlacedTensorFile.create(file, tensors, Map.of())) {
      IntStream.range(0, 64).parallel().forEach(part -> writePart(placed, part, count / 64));
      placed.finish(Map.of());
    }
    try (TensorFile read = TensorFile.open(file)) {
      assertArrayEquals(IntStream.range(0, count).toArray(), read.ints("many"));
    }
  }

  private static void writePart(PlacedTensorFile file, int part, int length) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * length).order(ByteOrder.LITTLE_ENDIAN);
    IntStream.range(0, length).forEach(i -> bytes.putInt(part * length + i));
    try {
      file.write("many", (long) part * length, bytes.flip());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatDoesNotFitIsRefused() throws IOException {
    try (PlacedTensorFile placed = PlacedTensorFile.create(file, TENSORS, METADATA)) {
      assertThrows(IllegalArgumentException.class, () -> placed.write("floats", 3, floats(1, 2)));
      assertThrows(IllegalArgumentException.class, () -> placed.write("other", 0, floats(1)));
    }
  }

  private static ByteBuffer floats(float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    FloatValues.put(Dtype.F32, bytes, values, 0, values.length);
    return bytes.flip();
  }

  private static ByteBuffer halves(float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    FloatValues.put(Dtype.BF16, bytes, values, 0, values.length);
    return bytes.flip();
  }
}
