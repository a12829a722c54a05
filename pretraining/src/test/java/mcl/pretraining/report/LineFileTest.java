package mcl.pretraining.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LineFileTest {
  @TempDir Path folder;

  private FullDisk open(Path file) throws IOException {
    return new FullDisk(
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
  }

  @Test
  void linesWaitForAFullDiskToBecomeFree_andNoneIsTorn() throws IOException {
    Path path = folder.resolve("lines");
    try (FullDisk disk = open(path);
        LineFile file = new LineFile(disk, 0)) {
      file.add("one");
      disk.left(6);
      file.add("two");
      file.add("three");
      assertEquals("one\ntwo\nth", Files.readString(path));
      assertThrows(IOException.class, file::force);
      disk.left(100);
      file.add("four");
      assertEquals("one\ntwo\nthree\nfour\n", Files.readString(path));
      assertEquals(4, file.lines());
      file.force();
    }
  }

  @Test
  void closingFails_ifLinesAreStillWaiting() throws IOException {
    FullDisk disk = open(folder.resolve("lines"));
    LineFile file = new LineFile(disk, 0);
    disk.left(2);
    file.add("one");
    IOException e = assertThrows(IOException.class, file::close);
    assertEquals("No space left on device", e.getMessage());
    assertEquals(false, disk.isOpen());
  }

  @Test
  void goesOnAtTheEnd() throws IOException {
    Path path = Files.writeString(folder.resolve("lines"), "one\n");
    try (LineFile file = new LineFile(open(path), 1)) {
      file.add("two");
      assertEquals(2, file.lines());
    }
    assertEquals("one\ntwo\n", Files.readString(path));
  }

  @Test
  void cutsAfterSoManyLines() throws IOException {
    Path path = folder.resolve("lines");
    Files.writeString(path, "one\ntwo\nthree\nfo");
    assertEquals(3, LineCut.after(path, 9));
    assertEquals("one\ntwo\nthree\n", Files.readString(path));
    assertEquals(2, LineCut.after(path, 2));
    assertEquals("one\ntwo\n", Files.readString(path));
    assertEquals(2, LineCut.after(path, 2));
    assertEquals(0, LineCut.after(path, 0));
    assertEquals("", Files.readString(path));
    assertEquals(0, LineCut.after(folder.resolve("missing"), 5));
    try (var entries = Files.list(folder)) {
      assertEquals(1, entries.count());
    }
  }
}
