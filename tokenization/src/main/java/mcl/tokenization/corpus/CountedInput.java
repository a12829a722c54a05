package mcl.tokenization.corpus;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Counts the stored bytes that pass, and remembers whether it was the file itself that failed (and
 * not the decompression on top).
 */
final class CountedInput extends FilterInputStream {
  private volatile long count;
  private boolean failed;

  CountedInput(InputStream in) {
    super(in);
  }

  long count() {
    return count;
  }

  boolean failed() {
    return failed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread reads, others only look
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      int read = in.read(target, offset, length);
      count += Math.max(read, 0);
      return read;
    } catch (IOException e) {
      failed = true;
      throw e;
    }
  }
}
