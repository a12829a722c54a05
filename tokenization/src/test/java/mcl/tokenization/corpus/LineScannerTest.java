package mcl.tokenization.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class LineScannerTest {
  private static final PartLog LOG = new PartLog(new CorpusLog(false), 0, "test");

  @Property(tries = 300)
  void losesNothingHoweverTheBytesArrive(
      @ForAll("texts") String text,
      @ForAll @IntRange(min = 16, max = 40) int limit,
      @ForAll @IntRange(min = 1, max = 9) int step)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    StringBuilder joined = new StringBuilder();
    try (LineScanner lines = scanner(new Dripping(bytes, step), limit)) {
      while (lines.next()) {
        assertTrue(lines.end() - lines.start() <= limit);
        joined.append(joined.length() > 0 && !lines.isContinued() ? "\n" : "");
        joined.append(piece(lines));
        assertEquals(bytes[(int) lines.offset()], lines.bytes()[lines.start()]);
      }
    }
    assertEquals(text, joined.toString());
  }

  /** Lines without an empty one, so that joining them again is simple. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("abc \r\u00E4\u6F22")
        .ofMinLength(1)
        .ofMaxLength(90)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(lines -> String.join("\n", lines));
  }

  @Test
  void holdsABoundedPartOfAnEndlessLine() throws IOException {
    long megabytes = 256;
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    long before = runtime.totalMemory() - runtime.freeMemory();
    long most = 0;
    try (LineScanner lines = scanner(new Endless(megabytes << 20), 1 << 20)) {
      for (int piece = 0; lines.next(); piece++) {
        assertEquals(1, lines.number());
        if (piece % 64 == 0) {
          System.gc();
          most = Math.max(most, runtime.totalMemory() - runtime.freeMemory() - before);
        }
      }
    }
    assertTrue(most < 16 << 20, most + " bytes held");
  }

  private static LineScanner scanner(InputStream in, int limit) {
    return new LineScanner(new TextInput(in, LOG), limit, LOG);
  }

  private static String piece(LineScanner lines) {
    return new String(
        lines.bytes(), lines.start(), lines.end() - lines.start(), StandardCharsets.UTF_8);
  }

  /** Delivers a few bytes at a time, as a pipe may. */
  private static final class Dripping extends ByteArrayInputStream {
    private final int step;

    Dripping(byte[] bytes, int step) {
      super(bytes);
      this.step = step;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
      return super.read(target, offset, Math.min(step, length));
    }
  }

  private static final class Endless extends InputStream {
    private long left;

    Endless(long bytes) {
      left = bytes;
    }

    @Override
    public int read() {
      return left-- > 0 ? 'x' : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      Arrays.fill(target, offset, offset + length, (byte) 'x');
      left -= length;
      return length;
    }
  }
}
