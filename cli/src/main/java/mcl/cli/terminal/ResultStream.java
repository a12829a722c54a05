package mcl.cli.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Prints results and remembers why it could not, which a {@link PrintStream} forgets. */
final class ResultStream extends PrintStream {
  private final Watched watched;

  private ResultStream(Watched watched, OutputStream front) {
    super(front, true, StandardCharsets.UTF_8);
    this.watched = watched;
  }

  /**
   * Prints to a target.
   *
   * @param around what text goes through on its way there
   */
  static ResultStream to(OutputStream target, UnaryOperator<OutputStream> around) {
    Watched watched = new Watched(target);
    return new ResultStream(watched, around.apply(watched));
  }

  /**
   * Makes sure that all that was printed has arrived.
   *
   * @throws OutputClosed if its reader is gone
   * @throws IOException saying why, if it could not be written
   */
  void requireWritten() throws IOException {
    flush();
    IOException failure = watched.failure;
    if (failure == null) {
      return;
    }
    String reason = String.valueOf(failure.getMessage());
    if (reason.toLowerCase(Locale.ROOT).contains("pipe")) {
      throw new OutputClosed(failure);
    }
    throw new IOException("The results cannot be written: " + reason, failure);
  }

  /** The first failure is the one that tells. */
  private static final class Watched extends FilterOutputStream {
    private IOException failure;

    Watched(OutputStream target) {
      super(target);
    }

    @Override
    public void write(int single) throws IOException {
      write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        failure = failure == null ? e : failure;
        throw e;
      }
    }
  }
}
