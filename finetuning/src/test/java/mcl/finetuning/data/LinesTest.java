package mcl.finetuning.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import mcl.base.check.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LinesTest {
  @TempDir Path folder;

  @Test
  void linesEndAtLineFeedsAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "\uFEFFone\r\ntwo\rand\u2029a half\n\nlast");
    try (Lines lines = Lines.open(file)) {
      assertEquals("one", lines.next());
      assertEquals(file + ", line 1", lines.place());
      assertEquals("two\rand\u2029a half", lines.next());
      assertEquals("", lines.next());
      assertEquals("last", lines.next());
      assertEquals(file + ", line 4", lines.place());
      assertNull(lines.next());
    }
  }

  @Test
  void aMarkWithinTheFileIsText() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "one\n\uFEFFtwo\n");
    try (Lines lines = Lines.open(file)) {
      lines.next();
      assertEquals("\uFEFFtwo", lines.next());
      assertNull(lines.next());
    }
  }

  @Test
  void theFirstLineThatIsNotUtf8IsNamed() throws IOException {
    Path file = folder.resolve("a.tsv");
    String text = "Gr\u00FC\u00DFe\r\n".repeat(20_000);
    byte[] good = text.getBytes(StandardCharsets.UTF_8);
    Files.write(file, good);
    Files.write(file, new byte[] {'a', (byte) 0xC3, '\n', (byte) 0xFF}, StandardOpenOption.APPEND);
    try (Lines lines = Lines.open(file)) {
      for (int i = 0; i < 20_000; i++) {
        assertEquals("Gr\u00FC\u00DFe", lines.next());
      }
      String message = assertThrows(UserException.class, lines::next).getMessage();
      assertTrue(message.startsWith(file + ", line 20001: not UTF-8. Convert"), message);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "fffe7400, is UTF-16",
    "feff0074, is UTF-16",
    "1f8b0800, gzip",
    "fd377a585a000004, xz",
    "28b52ffd0488, Zstandard",
    "425a68393141592653590a0a, bzip2",
    "425a6839177245385090, bzip2",
  })
  void filesThatAreNoTextAreRecognised(String bytes, String expected) throws IOException {
    Path file = Files.write(folder.resolve("a"), HexFormat.of().parseHex(bytes));
    assertTrue(refused(file).startsWith(file + " is "), refused(file));
    assertTrue(refused(file).contains(expected), refused(file));
    assertThrows(UserException.class, () -> Lines.text(file));
  }

  @Test
  void aTextMayBeginAsBzip2Does() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "BZh is a name\n");
    assertEquals("BZh is a name", Lines.text(file));
  }

  @Test
  void aFirstLineWithACarriageReturnIsAWholeFile() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "text\tlabel\rone\tyes\rtwo\tno\r");
    assertTrue(refused(file).startsWith(file + ", line 1: a carriage return"), refused(file));
    assertTrue(refused(file).contains("tr '\\r' '\\n'"), refused(file));
    assertEquals("text\tlabel\rone\tyes\rtwo\tno", Lines.text(file));
  }

  private static String refused(Path file) {
    try (Lines lines = Lines.open(file)) {
      return assertThrows(UserException.class, lines::next).getMessage();
    }
  }
}
