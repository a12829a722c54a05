package mcl.base.check;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The user's input is wrong. The message stands alone on the user's screen: it names the file and
 * the field or offset, what was expected, and how to mend it. The command line answers it with exit
 * code 2 and no stack trace.
 */
public class UserException extends RuntimeException {
  /** Takes the whole sentence that the user reads. */
  public UserException(String message) {
    super(message);
  }

  /** Takes the whole sentence that the user reads, and what caused it. */
  public UserException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Builds the sentence from a {@link String#format} pattern. */
  public static UserException of(String pattern, Object... values) {
    return new UserException(String.format(Locale.ROOT, pattern, values));
  }

  /** A file that the operating system does not let us read, or not to its end. */
  public static UserException cannotRead(Path file, IOException cause) {
    return new UserException(file + " cannot be read: " + reason(cause), cause);
  }

  /** What went wrong, in words: the messages of several exceptions are but the name of the file. */
  public static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied.";
    }
    if (cause instanceof NoSuchFileException) {
      return "it does not exist.";
    }
    boolean silent = cause.getMessage() == null;
    return silent ? cause.getClass().getSimpleName() + "." : cause.getMessage() + ".";
  }
}
