package mcl.soups;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mcl.base.check.UserException;
import mcl.soups.model.Ingredients;
import mcl.soups.model.ModelPart;

/** Makes sure before the work that there is a place for its result. */
final class OutputPlace {
  private OutputPlace() {}

  /**
   * Refuses a folder that exists, and a disk that is too full.
   *
   * @throws UserException naming which
   */
  static void require(Path out, Ingredients ingredients) throws IOException {
    if (Files.exists(out)) {
      throw UserException.of("%s exists already. Choose another folder, or move it away.", out);
    }
    Path parent = Files.createDirectories(out.toAbsolutePath().getParent());
    long needed = 0;
    for (ModelPart part : ingredients.first().parts().values()) {
      for (Path file : part.files()) {
        needed += Files.size(file);
      }
    }
    long free = Files.getFileStore(parent).getUsableSpace();
    if (free < needed) {
      throw UserException.of(
          "The soup takes about %d MB, but %s has only %d MB of space left.",
          needed / 1_000_000, parent, free / 1_000_000);
    }
  }
}
