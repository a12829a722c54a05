package mcl.base.safetensors;

import java.nio.file.Path;
import java.util.Locale;
import mcl.base.check.UserException;

/** Says what is wrong with a file whose bytes contradict the format, and how to mend it. */
record DamagedFile(Path path) {
  private static final String REPAIR =
      " The file is damaged or was not written as safetensors: download or save it again.";

  /** The pattern continues a sentence that begins with the path. */
  UserException because(String pattern, Object... values) {
    return new UserException(path + " " + String.format(Locale.ROOT, pattern, values) + REPAIR);
  }
}
