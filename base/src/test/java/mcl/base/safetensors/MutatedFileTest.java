package mcl.base.safetensors;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of files that were valid before some of their bytes were changed. */
final class MutatedFileTest {
  private static final int TRIES = 3000;

  /** Bytes that mean something in a header. */
  private static final byte[] TELLING =
      "{}[]\",:0129-.eE \\u\0".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;
  private final Random random = new Random(20);
  private byte[] golden;
  private Path file;

  @BeforeEach
  void readGolden() throws IOException {
    golden = Files.readAllBytes(GoldenFileTest.resource());
    file = folder.resolve("mutant.safetensors");
  }

  @Test
  void anyBytesOpenOrAreRefused() {
    for (int i = 0; i < TRIES; i++) {
      HostileBytes.open(file, mutant(golden));
    }
  }

  @Test
  void anyHeaderOfTheRightLengthOpensOrIsRefused() {
    int headerEnd = 8 + ByteBuffer.wrap(golden).order(ByteOrder.LITTLE_ENDIAN).getInt();
    byte[] header = Arrays.copyOfRange(golden, 8, headerEnd);
    int opened = 0;
    for (int i = 0; i < TRIES; i++) {
      boolean open = HostileBytes.open(file, RawFile.of(mutant(header), golden.length - headerEnd));
      opened += open ? 1 : 0;
    }
    assertTrue(opened > TRIES / 100 && opened < TRIES / 2, opened + " opened");
  }

  private byte[] mutant(byte[] bytes) {
    byte[] changed = bytes;
    for (int left = random.nextInt(4); left >= 0; left--) {
      changed = changedOnce(changed);
    }
    return changed;
  }

  private byte[] changedOnce(byte[] bytes) {
    int from = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(60));
    byte telling = TELLING[random.nextInt(TELLING.length)];
    return switch (random.nextInt(5)) {
      case 0 -> splice(bytes, from, from + 1, (byte) random.nextInt(256));
      case 1 -> splice(bytes, from, from + 1, telling);
      case 2 -> splice(bytes, from, from, telling);
      case 3 -> splice(bytes, from, to);
      default -> splice(bytes, from, from, Arrays.copyOfRange(bytes, from, to));
    };
  }

  private static byte[] splice(byte[] bytes, int from, int to, byte... inserted) {
    return ByteBuffer.allocate(bytes.length - (to - from) + inserted.length)
        .put(bytes, 0, from)
        .put(inserted)
        .put(bytes, to, bytes.length - to)
        .array();
  }
}
