package mcl.pretraining.resume;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
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

  private final Path folder;
  private final Path file;
  private final FileChannel channel;

  private RunLock(Path folder, Path file, FileChannel channel) {
    this.folder = folder;
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the folder of a run, which must exist.
   *
   * @param warnings where to say that the file system knows no locks, so that nobody watches
   * @throws UserException naming process and host if another one has it
   * @throws IOException if the file cannot be written
   */
  public static RunLock take(Path run, Consumer<String> warnings) throws IOException {
    Path file = run.toRealPath().resolve(FILE);
    if (!OWN.add(file)) {
      throw taken(run, "this process");
    }
    try {
      return new RunLock(run, file, locked(run, file, warnings));
    } catch (IOException | RuntimeException e) {
      OWN.remove(file);
      throw e;
    }
  }

  private static FileChannel locked(Path run, Path file, Consumer<String> warnings)
      throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (!lock(channel, file, warnings)) {
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

  private static boolean lock(FileChannel channel, Path file, Consumer<String> warnings) {
    try {
      return channel.tryLock(LOCKED_BYTE, 1, false) != null;
    } catch (IOException e) {
      warnings.accept(
          file
              + " cannot be locked: "
              + UserException.reason(e)
              + " See to it that no second run writes into this folder.");
      return true;
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

  /** The folder of the run, which nobody else writes into while this is open. */
  public Path folder() {
    return folder;
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
