package mcl.cli.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import mcl.base.check.UserException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class TextLinesTest {
  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static TextLines lines(byte[] bytes) {
    return new TextLines(new ByteArrayInputStream(bytes), "a.txt");
  }

  private static List<String> all(TextLines lines) throws IOException {
    List<String> all = new ArrayList<>();
    for (String line = lines.next(); line != null; line = lines.next()) {
      all.add(line);
    }
    return all;
  }

  /** A pipe that delivers so many bytes at a time. */
  private static InputStream dripping(byte[] bytes, int drop) {
    return new FilterInputStream(new ByteArrayInputStream(bytes)) {
      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        return super.read(target, offset, Math.min(drop, length));
      }
    };
  }

  @Test
  void next_knowsBothLineBreaksAndKeepsEmptyLines() throws IOException {
    assertEquals(List.of("a", "", "b c", " "), all(lines(utf8("a\r\n\nb c\n "))));
    assertEquals(List.of("a"), all(lines(utf8("a\n"))));
    assertEquals(List.of(), all(lines(new byte[0])));
  }

  @Test
  void next_refusesCompressedText() {
    for (String head : List.of("fd377a585a0000", "425a6839314159265359", "1f8b08", "28b52ffd")) {
      byte[] bytes = HexFormat.of().parseHex(head);
      UserException fault = assertThrows(UserException.class, () -> lines(bytes).next());
      assertTrue(fault.getMessage().startsWith("a.txt is compressed with "), fault.getMessage());
    }
  }

  @Test
  void next_takesTextThatBeginsLikeBzip2() throws IOException {
    assertEquals(List.of("BZh9 is a magic number"), all(lines(utf8("BZh9 is a magic number"))));
  }

  @Test
  void next_skipsTheByteOrderMark() throws IOException {
    assertEquals(List.of("a\uFEFF"), all(lines(utf8("\uFEFFa\uFEFF"))));
  }

  @Property(tries = 100)
  void next_doesNotDependOnHowTheBytesArrive(
      @ForAll List<@StringLength(max = 5) String> texts,
      @ForAll @IntRange(min = 1, max = 7) int drop)
      throws IOException {
    List<String> plain = texts.stream().map(TextLinesTest::plain).toList();
    String joined = String.join("\n", plain) + "\n";
    TextLines lines = new TextLines(dripping(utf8(joined), drop), "pipe");
    assertEquals(plain.isEmpty() ? List.of("") : plain, all(lines));
    assertEquals(List.of(), lines.faults());
  }

  /** Without line breaks, half characters, and what would be taken for another format. */
  private static String plain(String text) {
    return "x" + new String(utf8(text), StandardCharsets.UTF_8).replaceAll("[\\r\\n]", "") + "y";
  }

  @Test
  void place_isTheLine() throws IOException {
    TextLines lines = lines(utf8("a\nb\n"));
    lines.next();
    lines.next();
    assertEquals("a.txt, line 2", lines.place());
    assertNull(lines.next());
  }

  @Test
  void ready_isFalseWhereTheNextLineIsNotThere() throws IOException {
    TextLines lines = lines(utf8("a\nb\nc"));
    assertTrue(lines.ready());
    lines.next();
    assertTrue(lines.ready());
    lines.next();
    assertFalse(lines.ready());
    assertEquals("c", lines.next());
  }

  @Test
  void faults_countWhatIsNotUtf8() throws IOException {
    byte[] bytes = utf8("good \uFFFD\nbad ?\nbad ?\n");
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == '?' ? (byte) 0xE9 : bytes[i];
    }
    TextLines lines = lines(bytes);
    assertEquals(List.of("good \uFFFD", "bad \uFFFD", "bad \uFFFD"), all(lines));
    assertEquals(
        List.of(
            "2 lines hold bytes that are not UTF-8, the first of them a.txt, line 2; each such place"
                + " was read as U+FFFD."),
        lines.faults());
  }

  @Test
  void next_dropsTheEndOfAVeryLongLine() throws IOException {
    String longest = "é".repeat(TextLines.MAX_LINE_BYTES / 2);
    TextLines lines = lines(utf8("x" + longest + "\n" + longest + "\nend"));
    List<String> all = all(lines);
    assertTrue(all.equals(List.of("x" + longest.substring(1), longest, "end")));
    assertEquals(
        List.of("1 line is longer than 1048576 bytes; the rest was not looked at."),
        lines.faults());
  }

  @Test
  void next_refusesOtherFormats() {
    for (int[] head : new int[][] {{0x1f, 0x8b}, {0xfe, 0xff}, {0xff, 0xfe}}) {
      byte[] bytes = {(byte) head[0], (byte) head[1], 0, 65};
      UserException refusal = assertThrows(UserException.class, () -> lines(bytes).next());
      assertTrue(refusal.getMessage().startsWith("a.txt is "), refusal.getMessage());
    }
  }
}
