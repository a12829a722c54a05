package mcl.cli.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.base.files.AtomicFiles;
import mcl.pretraining.checkpoint.CheckpointFolders;
import mcl.pretraining.checkpoint.Provenance;
import mcl.pretraining.resume.RunLock;

/** The folder that a run writes into: new, or empty. */
public final class RunFolder {
  private RunFolder() {}

  /** Makes the folder; refuses one that holds anything. */
  public static Path create(Path folder) throws IOException {
    return make(requireFree(folder));
  }

  /** Makes the folder where it is not there. */
  public static Path make(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UserException(
          "--out: the folder " + folder + " cannot be made: " + UserException.reason(e), e);
    }
  }

  /**
   * Refuses a folder that holds anything but what a run leaves that was killed while it began;
   * makes nothing.
   */
  public static Path requireFree(Path folder) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw UserException.of("--out: %s is a file. Name a new folder.", folder);
    }
    if (holdsRun(folder)) {
      throw UserException.of(
          "--out: %s holds a run. Name a new folder, or add --resume to go on with that run.",
          folder);
    }
    if (!entries(folder).stream().allMatch(RunFolder::isLeftover)) {
      throw UserException.of(
          "--out: %s is not empty. Name a new folder, so that no run is overwritten.", folder);
    }
    return folder;
  }

  /** Whether a folder is one that pre-training has written into. */
  public static boolean holdsRun(Path folder) throws IOException {
    return Files.exists(folder.resolve(Provenance.FILE))
        || !new CheckpointFolders(folder).steps().isEmpty();
  }

  private static boolean isLeftover(Path entry) {
    return entry.endsWith(RunLock.FILE) || AtomicFiles.isTemporary(entry);
  }

  private static List<Path> entries(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }
}
