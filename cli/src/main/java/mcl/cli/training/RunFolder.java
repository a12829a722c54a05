package mcl.cli.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import mcl.base.check.UserException;

/** The folder that a run writes into: new, or empty. */
public final class RunFolder {
  private RunFolder() {}

  /** Makes the folder; refuses one that holds anything. */
  public static Path create(Path folder) throws IOException {
    return Files.createDirectories(requireFree(folder));
  }

  /** Refuses a folder that holds anything; makes nothing. */
  public static Path requireFree(Path folder) throws IOException {
    if (Files.exists(folder)) {
      if (!Files.isDirectory(folder)) {
        throw UserException.of("--out: %s is a file. Name a new folder.", folder);
      }
      try (Stream<Path> entries = Files.list(folder)) {
        if (entries.findAny().isPresent()) {
          throw UserException.of(
              "--out: %s is not empty. Name a new folder, so that no run is overwritten.", folder);
        }
      }
    }
    return folder;
  }
}
