package mcl.pretraining.report;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import mcl.base.files.AtomicFiles;

/** Cuts off the end of a file of lines, all of it or nothing. */
final class LineCut {
  private LineCut() {}

  /**
   * Keeps the first lines. A last line that breaks off is none.
   *
   * @return how many lines the file has now: fewer than asked for where it did not have them
   */
  static long after(Path file, long lines) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    long count = 0;
    long end = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      long read = 0;
      for (int value = in.read(); value >= 0 && count < lines; value = in.read()) {
        read++;
        if (value == '\n') {
          count++;
          end = read;
        }
      }
    }
    if (end < Files.size(file)) {
      keep(file, end);
    }
    return count;
  }

  private static void keep(Path file, long bytes) throws IOException {
    AtomicFiles.writeFile(
        file,
        temporary -> {
          Files.copy(file, temporary);
          try (FileChannel copy = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            copy.truncate(bytes);
          }
        });
  }
}
