package mcl.base.safetensors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import mcl.base.files.AtomicFiles;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is written is read back, whatever its types, shapes and names. */
final class TensorRoundTripTest {
  private static Path folder;

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("round-trip");
  }

  @AfterContainer
  static void deleteFolder() throws IOException {
    AtomicFiles.deleteTree(folder);
  }

  /** What a tensor is to be: its bytes follow from the seed. */
  record Sample(String name, Dtype dtype, List<Integer> sizes, int seed) {
    NamedTensor tensor() {
      return new NamedTensor(name, dtype, shape(), out -> out.append(ByteBuffer.wrap(bytes())));
    }

    TensorShape shape() {
      return TensorShape.of(sizes.stream().mapToLong(size -> size).toArray());
    }

    byte[] bytes() {
      byte[] bytes = new byte[(int) dtype.bytes(shape().elements())];
      new Random(seed).nextBytes(bytes);
      return bytes;
    }
  }

  @Property(tries = 300)
  void whatIsWrittenIsReadBack(
      @ForAll("samples") List<Sample> samples, @ForAll("metadata") Map<String, String> metadata)
      throws IOException {
    Path file = folder.resolve("t.safetensors");
    TensorFileWriter.write(file, metadata, samples.stream().map(Sample::tensor).toList());
    try (TensorFile read = TensorFile.open(file)) {
      assertEquals(metadata, read.metadata());
      assertEquals(samples.size(), read.names().size());
      for (Sample sample : samples) {
        TensorHeader header = read.header(sample.name());
        assertEquals(sample.dtype(), header.dtype());
        assertEquals(sample.shape(), header.shape());
        assertEquals(ByteBuffer.wrap(sample.bytes()), read.bytes(sample.name()));
        assertEquals(0, header.begin() % Math.max(1, header.dtype().bits() / 8), "alignment");
      }
    }
  }

  @Property(tries = 50)
  void orderOfTensorsDoesNotMatter(@ForAll("samples") List<Sample> samples) throws IOException {
    Path one = folder.resolve("1.safetensors");
    Path two = folder.resolve("2.safetensors");
    List<NamedTensor> tensors = samples.stream().map(Sample::tensor).collect(Collectors.toList());
    TensorFileWriter.write(one, Map.of(), tensors);
    Collections.reverse(tensors);
    TensorFileWriter.write(two, Map.of(), tensors);
    assertEquals(-1, Files.mismatch(one, two));
  }

  @Provide
  Arbitrary<List<Sample>> samples() {
    Arbitrary<List<Integer>> sizes = Arbitraries.integers().between(0, 5).list().ofMaxSize(4);
    return Combinators.combine(names(), Arbitraries.of(Dtype.class), sizes, Arbitraries.integers())
        .as(Sample::new)
        .filter(sample -> sample.shape().elements() * sample.dtype().bits() % 8 == 0)
        .list()
        .ofMaxSize(8)
        .uniqueElements(Sample::name);
  }

  @Provide
  Arbitrary<Map<String, String>> metadata() {
    return Arbitraries.maps(names(), names()).ofMaxSize(4);
  }

  private static Arbitrary<String> names() {
    return Arbitraries.strings()
        .all()
        .excludeChars(surrogates())
        .ofMaxLength(12)
        .map(name -> name + "\ud83d\ude00");
  }

  private static char[] surrogates() {
    char[] all = new char[0x800];
    for (int i = 0; i < all.length; i++) {
      all[i] = (char) (0xD800 + i);
    }
    return all;
  }
}
