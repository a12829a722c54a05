package mcl.pretraining.checkpoint;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import mcl.base.check.UserException;

/**
 * Keeps the folder of a run for one process. The lock is the operating system's and ends with the
 * process, however that ends; the file stays and says who had it last.
 */
public final class RunLock implements AutoCloseable {
  /** The name of the file in the folder of a run. */
  public static final String FILE = "run.lock";

  /** Behind what is written in the file, as some systems let nobody read what is locked. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  /** Where this process is at work: closing any handle of a file would end its lock. */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private RunLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the folder of a run, which must exist.
   *
   * @throws UserException naming process and host if another one has it
   * @throws IOException if the file system knows no locks, or the file cannot be written
   */
  public static RunLock take(Path run) throws IOException {
    Path file = run.toRealPath().resolve(FILE);
    if (!OWN.add(file)) {
      throw taken(run, "this process");
    }
    try {
      return new RunLock(file, locked(run, file));
    } catch (IOException | RuntimeException e) {
      OWN.remove(file);
      throw e;
    }
  }

  private static FileChannel locked(Path run, Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock == null) {
        throw taken(run, Files.readString(file).strip());
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(self().getBytes(StandardCharsets.UTF_8)));
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static UserException taken(Path run, String holder) {
    return UserException.of(
        "%s is being written by another run: %s. Wait for its end, stop it, or choose another folder.",
        run, holder.isEmpty() ? "another process" : holder);
  }

  private static String self() {
    return "process " + ProcessHandle.current().pid() + " on " + host().orElse("unknown host");
  }

  private static Optional<String> host() {
    try {
      return Optional.of(InetAddress.getLocalHost().getHostName());
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      OWN.remove(file);
    }
  }
}
