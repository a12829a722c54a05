package mcl.pretraining.resume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mcl.base.check.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunLockTest {
  @TempDir Path folder;

  private RunLock take(Path run) throws IOException {
    return RunLock.take(run, warning -> fail(warning));
  }

  @Test
  void aSecondRunIsRefused_untilTheFirstEnds() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
    try (RunLock lock = take(folder)) {
      assertEquals(folder, lock.folder());
      for (Path same : new Path[] {folder, link, folder.resolve(".")}) {
        String message = assertThrows(UserException.class, () -> take(same)).getMessage();
        assertTrue(message.contains("is being written by another run: this process"), message);
      }
    }
    take(folder).close();
  }

  @Test
  void theFileSaysWhoHadItLast() throws IOException {
    take(folder).close();
    String holder = Files.readString(folder.resolve(RunLock.FILE));
    assertTrue(holder.startsWith("process " + ProcessHandle.current().pid() + " on "), holder);
  }

  @Test
  void leftoversOfAKilledProcess_doNotMatter() throws IOException {
    Files.writeString(folder.resolve(RunLock.FILE), "process 1 on elsewhere, long dead, and wordy");
    take(folder).close();
    String holder = Files.readString(folder.resolve(RunLock.FILE));
    assertTrue(!holder.contains("elsewhere") && !holder.contains("wordy"), holder);
  }

  @Test
  void aFolderWhereNothingCanBeWritten_isNotTaken() throws IOException {
    Files.createDirectory(folder.resolve(RunLock.FILE));
    assertThrows(IOException.class, () -> take(folder));
    Files.delete(folder.resolve(RunLock.FILE));
    take(folder).close();
  }
}
