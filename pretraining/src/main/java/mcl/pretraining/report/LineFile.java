package mcl.pretraining.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * A file that lines are added to. A line that cannot be written now, as on a full disk, waits for
 * the next one, or for {@link #force} or {@link #close}, which fail if it still cannot.
 *
 * <p>Lines are added on one thread; {@link #force} may be called on another.
 */
final class LineFile implements AutoCloseable {
  private final FileChannel file;
  private ByteBuffer waiting = ByteBuffer.allocate(0);
  private long end;
  private long lines;

  /**
   * Goes on at the end of a file.
   *
   * @param file open for writing, not for appending
   * @param lines how many it holds
   */
  LineFile(FileChannel file, long lines) throws IOException {
    this.file = file;
    this.end = file.size();
    this.lines = lines;
  }

  /** How many lines there are, with those that wait. */
  synchronized long lines() {
    return lines;
  }

  /** Adds a line. */
  synchronized void add(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    waiting =
        ByteBuffer.allocate(waiting.remaining() + bytes.length).put(waiting).put(bytes).flip();
    lines++;
    try {
      write();
    } catch (IOException e) {
      // It waits. What was written of it is overwritten by the same.
    }
  }

  private synchronized void write() throws IOException {
    while (waiting.hasRemaining()) {
      end += file.write(waiting, end);
    }
  }

  /** Brings all lines to disk. */
  void force() throws IOException {
    write();
    file.force(true);
  }

  @Override
  public void close() throws IOException {
    try (file) {
      write();
    }
  }
}
