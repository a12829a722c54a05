package mcl.tokenization.shards;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.base.files.AtomicFiles;
import mcl.base.json.Json;

/**
 * The folder that shards are written to, while they are: it belongs to one recipe and to one
 * process. The lock is the operating system's and ends with the process, however that ends.
 */
final class ShardFolder implements AutoCloseable {
  private static final String LOCK = ".lock";

  private final Path folder;
  private final FileChannel lockFile;

  private ShardFolder(Path folder, FileChannel lockFile) {
    this.folder = folder;
    this.lockFile = lockFile;
  }

  /**
   * Takes the folder for a recipe.
   *
   * @throws UserException if it holds something else, or another process is at work in it
   */
  static ShardFolder take(Path folder, ShardRecipe recipe) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw UserException.of("%s is a file; shards need a folder. Choose another name.", folder);
    }
    requireOurs(folder);
    Files.createDirectories(folder);
    ShardFolder taken = new ShardFolder(folder, lock(folder));
    try {
      taken.agreeOn(recipe);
      taken.deleteLeftovers();
      return taken;
    } catch (IOException | RuntimeException e) {
      taken.close();
      throw e;
    }
  }

  /** Nothing is written among things that are not shards. */
  private static void requireOurs(Path folder) throws IOException {
    if (Files.exists(folder.resolve(ShardRecipe.FILE)) || !Files.exists(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> others =
          entries
              .filter(entry -> !entry.endsWith(LOCK) && !AtomicFiles.isTemporary(entry))
              .toList();
      if (!others.isEmpty()) {
        throw UserException.of(
            "%s is not empty (%s ...) and holds no shards. Choose another folder.",
            folder, others.get(0).getFileName());
      }
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel file =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = file.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by this very process: the same answer.
    }
    if (lock == null) {
      file.close();
      throw UserException.of(
          "%s is being written by another process. Wait for it, or choose another folder.", folder);
    }
    return file;
  }

  private void agreeOn(ShardRecipe recipe) throws IOException {
    Path file = folder.resolve(ShardRecipe.FILE);
    if (!Files.exists(file)) {
      Json.write(file, recipe);
      return;
    }
    ShardRecipe earlier = Json.read(file, ShardRecipe.class);
    if (!recipe.isRepeatable()) {
      throw UserException.of(
          "%s holds shards already, and %s cannot be known to be the same text as theirs. Choose"
              + " another folder, or delete this one.",
          folder, recipe.inputs().get(0).name());
    }
    if (!recipe.equals(earlier)) {
      throw UserException.of(
          "%s holds shards of %s. Choose another folder, or delete this one.",
          folder, recipe.differenceFrom(earlier));
    }
  }

  /** Whether an earlier run came to its end. */
  boolean isComplete() {
    return Files.exists(folder.resolve(ShardManifest.FILE));
  }

  private void deleteLeftovers() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : (Iterable<Path>) entries.filter(AtomicFiles::isTemporary)::iterator) {
        Files.deleteIfExists(entry);
      }
    }
  }

  /** The lock's file goes only when the work is done: until then others may wait at it. */
  @Override
  public void close() throws IOException {
    lockFile.close();
    if (isComplete()) {
      Files.deleteIfExists(folder.resolve(LOCK));
    }
  }
}
