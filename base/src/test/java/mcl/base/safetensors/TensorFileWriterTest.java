package mcl.base.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TensorFileWriterTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    Path file = folder.resolve("a.safetensors");
    NamedTensor tokens =
        new NamedTensor(
            "tokens", Dtype.U16, TensorShape.of(3), out -> out.append(new int[] {1, 65535, 7}));
    NamedTensor halves =
        new NamedTensor(
            "half", Dtype.F16, TensorShape.of(2), out -> out.append(new float[] {1.5f, -2}));
    TensorFileWriter.write(
        file,
        Map.of("format", "pt"),
        List.of(
            tokens,
            halves,
            NamedTensor.of("w", TensorShape.of(2, 2), new float[] {1, 2, 3, 4}),
            NamedTensor.of("documents", TensorShape.of(2), new long[] {0, 1L << 40})));
    try (TensorSource read = TensorSource.open(file)) {
      assertEquals(List.of("documents", "w", "half", "tokens"), read.names());
      assertEquals(Map.of("format", "pt"), read.metadata());
      assertArrayEquals(new int[] {1, 65535, 7}, read.ints("tokens"));
      assertArrayEquals(new float[] {1, 2, 3, 4}, read.floats("w"));
      assertArrayEquals(new float[] {1.5f, -2}, read.floats("half"));
      assertArrayEquals(new long[] {0, 1L << 40}, read.longs("documents"));
    }
  }
}
