package mcl.base.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import mcl.base.check.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AtomicFilesTest {
  @TempDir Path folder;

  @Test
  void fileAppearsWithItsContent() throws IOException {
    Path target = folder.resolve("new/folders/a.txt");
    AtomicFiles.writeText(target, "größe");
    assertEquals("größe", Files.readString(target));
    assertEquals(List.of("a.txt"), names(target.getParent()));
  }

  @Test
  void fileIsReplaced() throws IOException {
    Path target = folder.resolve("a.txt");
    AtomicFiles.writeText(target, "old");
    AtomicFiles.writeText(target, "new");
    assertEquals("new", Files.readString(target));
    assertEquals(List.of("a.txt"), names(folder));
  }

  @Test
  void whileItIsWrittenTheOldFileIsThere() throws IOException {
    Path target = folder.resolve("a.txt");
    AtomicFiles.writeText(target, "old");
    AtomicFiles.writeFile(
        target,
        temporary -> {
          Files.writeString(temporary, "half");
          assertEquals("old", Files.readString(target));
          assertTrue(AtomicFiles.isTemporary(temporary));
          assertEquals(folder, temporary.getParent());
        });
    assertFalse(AtomicFiles.isTemporary(target));
  }

  @Test
  void failureLeavesTheOldFileAndNothingElse() throws IOException {
    Path target = folder.resolve("a.txt");
    AtomicFiles.writeText(target, "old");
    assertThrows(IOException.class, () -> AtomicFiles.writeFile(target, this::failHalfway));
    assertEquals("old", Files.readString(target));
    assertEquals(List.of("a.txt"), names(folder));
  }

  @Test
  void failureOfAProgramLeavesNothingEither() throws IOException {
    assertThrows(
        IllegalStateException.class,
        () ->
            AtomicFiles.writeFile(
                folder.resolve("a.txt"),
                temporary -> {
                  Files.writeString(temporary, "half");
                  throw new IllegalStateException("bug");
                }));
    assertEquals(List.of(), names(folder));
  }

  @Test
  void folderAppearsWithItsContent() throws IOException {
    Path target = folder.resolve("checkpoint-1");
    AtomicFiles.writeFolder(
        target,
        temporary -> {
          assertFalse(Files.exists(target));
          Files.createDirectory(temporary.resolve("sub"));
          Files.writeString(temporary.resolve("sub/a.txt"), "a");
        });
    assertEquals("a", Files.readString(target.resolve("sub/a.txt")));
    assertEquals(List.of("checkpoint-1"), names(folder));
  }

  @Test
  void folderIsNeverOverwritten() throws IOException {
    Path target = folder.resolve("checkpoint-1");
    Files.createDirectory(target);
    Files.writeString(target.resolve("a.txt"), "old");
    String message =
        assertThrows(UserException.class, () -> AtomicFiles.writeFolder(target, temporary -> {}))
            .getMessage();
    assertEquals(target + " exists already. Choose another folder, or move it away.", message);
    assertEquals("old", Files.readString(target.resolve("a.txt")));
  }

  @Test
  void failureLeavesNoFolder() throws IOException {
    assertThrows(
        IOException.class,
        () ->
            AtomicFiles.writeFolder(
                folder.resolve("checkpoint-1"), made -> failHalfway(made.resolve("a.txt"))));
    assertEquals(List.of(), names(folder));
  }

  @Test
  void deleteTreeDeletesAllInside_andNothingThatLinksPointTo() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("kept.txt"), "kept");
    Path doomed = Files.createDirectories(folder.resolve("doomed/deep")).getParent();
    Files.writeString(doomed.resolve("deep/a.txt"), "a");
    Files.createSymbolicLink(doomed.resolve("link"), outside);
    AtomicFiles.deleteTree(doomed);
    AtomicFiles.deleteTree(doomed);
    assertEquals(List.of("outside"), names(folder));
    assertEquals("kept", Files.readString(outside.resolve("kept.txt")));
  }

  @Test
  void aFailedWriteNamesTheFile() {
    Path target = folder.resolve("a.txt");
    IOException e =
        assertThrows(IOException.class, () -> AtomicFiles.writeFile(target, this::failHalfway));
    assertEquals(target + ": disk full", e.getMessage());
    assertEquals("disk full", e.getCause().getMessage());
  }

  @Test
  void deleteFolderLeavesNothing() throws IOException {
    Path doomed = Files.createDirectories(folder.resolve("doomed/deep")).getParent();
    Files.writeString(doomed.resolve("deep/a.txt"), "a");
    AtomicFiles.deleteFolder(doomed);
    assertEquals(List.of(), names(folder));
    assertThrows(IOException.class, () -> AtomicFiles.deleteFolder(doomed));
  }

  @Test
  void deleteLeftoversDeletesWhatKilledWritersLeft_andNothingElse() throws IOException {
    Files.writeString(folder.resolve("notes.tmp-old"), "mine");
    Files.writeString(folder.resolve("run.json.tmp-17-123456"), "half");
    Files.createDirectories(folder.resolve("checkpoint-1.tmp-17-99/generator"));
    AtomicFiles.deleteLeftovers(folder);
    assertEquals(List.of("notes.tmp-old"), names(folder));
  }

  private void failHalfway(Path temporary) throws IOException {
    Files.writeString(temporary, "half");
    throw new IOException("disk full");
  }

  private static List<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().collect(Collectors.toList());
    }
  }
}
