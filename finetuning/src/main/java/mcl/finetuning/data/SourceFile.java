package mcl.finetuning.data;

import java.io.IOException;
import java.nio.file.Path;
import mcl.base.check.UserException;
import mcl.base.files.Sha256;

/**
 * A file that rows come from.
 *
 * @param path as the user named it
 * @param sha256 of its bytes
 */
public record SourceFile(String path, String sha256) {
  /** Reads it once, for the hash. */
  public static SourceFile of(Path file) {
    try {
      return new SourceFile(file.toString(), Sha256.of(file));
    } catch (IOException e) {
      throw UserException.cannotRead(file, e);
    }
  }
}
