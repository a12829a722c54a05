package mcl.pretraining.tensorboard;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * A file of TensorBoard events: TFRecord frames, each the length of its content as 8 bytes, a
 * checksum of those, the content, and a checksum of that; all little endian. A frame is written by
 * one call, so that a process that is killed leaves whole frames, the last one perhaps excepted,
 * which readers leave out.
 *
 * <p>Format: tensorflow/core/lib/io/record_writer.h and tensorflow/core/util/events_writer.cc.
 */
final class EventFile implements Closeable {
  private static final Pattern NAME =
      Pattern.compile("events\\.out\\.tfevents\\.([0-9]{1,18})\\..*");
  private static final int CHECKSUM_MASK = 0xa282ead8;

  private final Path path;
  private final FileChannel channel;

  private EventFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Makes a new file. TensorBoard reads the files of a folder in the order of their names, which
   * hold the second in which they were begun: the new one comes after all that are there.
   *
   * @param host written into the name, so that files of several machines may share a folder
   */
  static EventFile create(Path folder, String host, Clock clock) throws IOException {
    Files.createDirectories(folder);
    String machine = host.replaceAll("[^A-Za-z0-9.-]", "_");
    for (long second = Math.max(clock.instant().getEpochSecond(), newest(folder) + 1); ; second++) {
      String name = String.format(Locale.ROOT, "events.out.tfevents.%010d.%s.mcl", second, machine);
      Path path = folder.resolve(name);
      try {
        return new EventFile(
            path, FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
      } catch (FileAlreadyExistsException e) {
        // Another process has just begun one: the next second is free.
      }
    }
  }

  /** The second in the name of the last file in the folder; -1 if there is none. */
  private static long newest(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> NAME.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .mapToLong(name -> Long.parseLong(name.group(1)))
          .max()
          .orElse(-1);
    }
  }

  /** Where it lies. */
  Path path() {
    return path;
  }

  /** Adds an event, all of it or nothing; who reads the file sees it at once. */
  void write(byte[] event) throws IOException {
    ByteBuffer frame =
        ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES + event.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    frame.putLong(event.length);
    frame.putInt(checksum(frame.array(), Long.BYTES));
    frame.put(event);
    frame.putInt(checksum(event, event.length));
    frame.flip();
    long whole = channel.position();
    try {
      while (frame.hasRemaining()) {
        channel.write(frame);
      }
    } catch (IOException e) {
      channel.truncate(whole);
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** CRC-32C, turned and moved so that a checksum over checksums is none of itself. */
  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return Integer.rotateRight((int) crc.getValue(), 15) + CHECKSUM_MASK;
  }
}
