package mcl.finetuning.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
