package mcl.tokenization.corpus;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Something to read: a file or standard input.
 *
 * @param name what the user calls it
 * @param path the file, or null for standard input
 */
public record CorpusInput(String name, Path path) {
  /** Standard input, which can be read once. */
  public static CorpusInput standardInput() {
    return new CorpusInput("standard input", null);
  }

  /** Stored bytes, or -1 where that is not known (standard input, a pipe). */
  public long bytes() {
    try {
      return path != null && Files.isRegularFile(path) ? Files.size(path) : -1;
    } catch (IOException e) {
      return -1;
    }
  }

  InputStream open() throws IOException {
    return path == null ? new Unclosed(System.in) : Files.newInputStream(path);
  }

  /** Standard input stays open for whoever comes after. */
  private static final class Unclosed extends FilterInputStream {
    Unclosed(InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // Not ours.
    }
  }
}
