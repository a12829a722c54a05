package mcl.tokenization.corpus;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * The decompressed bytes of one input. A fault of the file ends the bytes, is noted in the log and
 * is no exception: what came before it is good text.
 */
final class TextInput implements Closeable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final PartLog log;
  private final CountedInput stored;
  private final BufferedInputStream buffered;
  private InputStream text;
  private long delivered;

  TextInput(InputStream input, PartLog log) {
    this.log = log;
    this.stored = new CountedInput(input);
    this.buffered = new BufferedInputStream(stored, BUFFER_BYTES);
  }

  /** Fills some of the range; -1 at the end of the good bytes. */
  int read(byte[] target, int offset, int length) {
    try {
      if (text == null) {
        text = Compression.detect(buffered).open(buffered);
      }
      int read = text.read(target, offset, length);
      delivered += Math.max(read, 0);
      return read;
    } catch (IOException | RuntimeException e) { // decoders meet damage with any of them
      log.add(faultOf(e), 0, delivered, detail(e));
      text = InputStream.nullInputStream();
      return -1;
    }
  }

  long storedBytesRead() {
    return stored.count();
  }

  @Override
  public void close() throws IOException {
    if (text != null && text != buffered) {
      text.close(); // frees the decoder's native memory
    }
    buffered.close();
  }

  private CorpusFault faultOf(Exception e) {
    if (stored.failed()) {
      return CorpusFault.UNREADABLE;
    }
    return isTruncation(e) ? CorpusFault.TRUNCATED : CorpusFault.CORRUPT;
  }

  /** Each decoder has its own way to say that the file ended in its middle. */
  private static boolean isTruncation(Exception e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return e instanceof EOFException
        || message.contains("truncated")
        || message.contains("unexpected end")
        || message.contains("end of stream");
  }

  private String detail(Exception e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message + ", after " + stored.count() + " stored bytes";
  }
}
