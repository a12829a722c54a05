package mcl.base.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mcl.base.check.UserException;

/**
 * Makes a file or folder appear complete or not at all: the content is written beside its place
 * under a temporary name, forced to disk, and renamed. A writer that fails leaves what was there
 * before.
 */
public final class AtomicFiles {
  private static final String TEMPORARY = ".tmp-";
  private static final Pattern OWN_TEMPORARY = Pattern.compile(".+\\.tmp-[0-9]+-[0-9]+");

  private AtomicFiles() {}

  /**
   * Writes content at the path it is given: a file, or a folder that already exists and is empty.
   */
  @FunctionalInterface
  public interface Writer {
    void write(Path temporary) throws IOException;
  }

  /**
   * Writes a file; its parent folders are made where they are missing.
   *
   * @throws IOException that names the file, whatever went wrong, such as a full disk
   */
  public static void writeFile(Path target, Writer writer) throws IOException {
    Path temporary = temporaryFor(target);
    try {
      writer.write(temporary);
      sync(temporary);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      syncFolder(target.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw naming(target, e);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** A failed write says no more than "No space left on device". */
  private static IOException naming(Path target, IOException failure) {
    if (failure instanceof FileSystemException) {
      return failure;
    }
    String reason = failure.getMessage();
    FileSystemException named = new FileSystemException(target.toString(), null, reason);
    named.initCause(failure);
    return named;
  }

  /** Writes a text file in UTF-8. */
  public static void writeText(Path target, String text) throws IOException {
    writeFile(target, temporary -> Files.writeString(temporary, text, StandardCharsets.UTF_8));
  }

  /**
   * Writes a folder.
   *
   * @throws UserException if the target exists already: nothing is ever overwritten; and if no
   *     folder can be made there
   */
  public static void writeFolder(Path target, Writer writer) throws IOException {
    if (Files.exists(target)) {
      throw UserException.of("%s exists already. Choose another folder, or move it away.", target);
    }
    Path temporary = emptyFolderFor(target);
    try {
      writer.write(temporary);
      syncTree(temporary);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      syncFolder(target.toAbsolutePath().getParent());
    } finally {
      deleteTree(temporary);
    }
  }

  /** A new folder beside the target; what killed writers of the target left there goes first. */
  private static Path emptyFolderFor(Path target) throws IOException {
    try {
      Path temporary = temporaryFor(target);
      deleteAbandoned(target);
      return Files.createDirectory(temporary);
    } catch (FileSystemException e) {
      String reason =
          e instanceof AccessDeniedException ? "permission denied" : "not possible there";
      throw new UserException(
          target + " cannot be made: " + reason + ". Choose another place for it.", e);
    }
  }

  private static void deleteAbandoned(Path target) throws IOException {
    String begin = target.getFileName() + TEMPORARY;
    try (Stream<Path> entries = Files.list(target.toAbsolutePath().getParent())) {
      for (Path entry : entries.filter(AtomicFiles::isOurs).toList()) {
        String name = entry.getFileName().toString();
        if (name.startsWith(begin) && !isAlive(name.substring(begin.length()))) {
          deleteTree(entry);
        }
      }
    }
  }

  /** Whether the process still runs that gave a temporary name this ending. */
  private static boolean isAlive(String ending) {
    long process = Long.parseLong(ending.substring(0, ending.indexOf('-')));
    return ProcessHandle.of(process).isPresent();
  }

  /** Deletes a folder and all it holds; a missing folder is no error. */
  public static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Deletes a folder so that nobody finds a part of it under its name, should we be killed. */
  public static void deleteFolder(Path folder) throws IOException {
    Path temporary = temporaryFor(folder);
    Files.move(folder, temporary, StandardCopyOption.ATOMIC_MOVE);
    deleteTree(temporary);
  }

  /** Whether the name is that of a file or folder left behind by a writer that was killed. */
  public static boolean isTemporary(Path path) {
    return path.getFileName().toString().contains(TEMPORARY);
  }

  /**
   * Deletes what killed writers of this class left in a folder; nobody else may be writing there.
   */
  public static void deleteLeftovers(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.filter(AtomicFiles::isOurs).toList()) {
        deleteTree(entry);
      }
    }
  }

  private static boolean isOurs(Path entry) {
    return OWN_TEMPORARY.matcher(entry.getFileName().toString()).matches();
  }

  /**
   * A free name beside a file or folder, for what becomes a part of it; {@link #deleteLeftovers}
   * knows it again. Missing folders above it are made.
   */
  public static Path temporaryFor(Path target) throws IOException {
    Path parent = target.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    return parent.resolve(
        target.getFileName() + TEMPORARY + ProcessHandle.current().pid() + "-" + System.nanoTime());
  }

  private static void syncTree(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        if (Files.isDirectory(path)) {
          syncFolder(path);
        } else {
          sync(path);
        }
      }
    }
  }

  private static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Forces a folder's entries to disk where the platform can (Windows cannot open a folder). */
  private static void syncFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // The rename itself is atomic; only its survival of a power cut is the platform's business.
    }
  }
}
