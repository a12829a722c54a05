package mcl.cli;

import ai.djl.engine.EngineException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.stream.Stream;

/** Says in one line, with a hint, what went wrong that was not the user's input. */
final class FailureMessage {
  private FailureMessage() {}

  /** The line for a failure, and the hint what to try. */
  static String of(Throwable failure) {
    return "error: " + what(failure) + " " + hint(failure);
  }

  private static String what(Throwable failure) {
    if (failure instanceof NoSuchFileException missing) {
      return missing.getFile() + " does not exist.";
    }
    if (failure instanceof AccessDeniedException denied) {
      return "no permission to use " + denied.getFile() + ".";
    }
    if (failure instanceof FileSystemException file) {
      return file.getMessage() + ".";
    }
    String message = failure.getMessage() == null ? "" : ": " + firstLine(failure.getMessage());
    String text = failure.getClass().getSimpleName() + message;
    return text.endsWith(".") ? text : text + ".";
  }

  private static String hint(Throwable failure) {
    if (outOfHeap(failure)) {
      return "Java's heap is full at "
          + (Runtime.getRuntime().maxMemory() >> 20)
          + " MiB; give it more, for example MCL_JAVA_OPTS=-Xmx8g.";
    }
    if (outOfNativeMemory(failure)) {
      return "The engine found no memory for a tensor; use a smaller batch or shorter sequences.";
    }
    if (causes(failure).anyMatch(LinkageError.class::isInstance)) {
      return "A class or native library is missing; mcl doctor says which.";
    }
    return "Run it again with --debug to see where.";
  }

  private static boolean outOfHeap(Throwable failure) {
    return causes(failure).anyMatch(OutOfMemoryError.class::isInstance);
  }

  private static boolean outOfNativeMemory(Throwable failure) {
    return causes(failure)
        .filter(EngineException.class::isInstance)
        .map(cause -> String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT))
        .anyMatch(text -> text.contains("out of memory") || text.contains("can't allocate memory"));
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
