package mcl.tokenization.corpus;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/**
 * Walks over the lines of an input without copying them. A line above the limit comes in pieces, so
 * memory stays bounded; the pieces are cut at a space where there is one near, else between two
 * characters. A byte order mark at the start is skipped.
 */
final class LineScanner implements Closeable {
  private static final int START_BYTES = 1 << 16;

  /** How far back from the limit a space is looked for. */
  private static final int SPACE_REACH = 1 << 10;

  private final TextInput input;
  private final PartLog log;
  private final int maxLineBytes;
  private byte[] buffer = new byte[START_BYTES];
  private int filled;
  private long bufferOffset; // of buffer[0] in the input
  private boolean ended;

  private int lineStart;
  private int lineEnd;
  private int following; // where the next line or piece starts
  private long lineNumber;
  private boolean cut;
  private boolean continued;
  private int shifted; // by the last fill

  LineScanner(TextInput input, int maxLineBytes, PartLog log) {
    this.input = input;
    this.maxLineBytes = maxLineBytes;
    this.log = log;
    skipByteOrderMark();
  }

  /** Moves to the next line, or piece of one; false at the end. */
  boolean next() {
    continued = cut;
    lineStart = following;
    int scanned = lineStart;
    while (true) {
      int end = indexOfLineFeed(scanned);
      if (end >= 0 && end - lineStart <= maxLineBytes) {
        return found(end, end + 1, false);
      }
      scanned = filled;
      if (scanned - lineStart > maxLineBytes) {
        int piece = endOfPiece();
        return found(piece, piece, true);
      }
      if (!fill()) {
        return filled > lineStart && found(filled, filled, false);
      }
      scanned -= shifted;
    }
  }

  private boolean found(int end, int next, boolean isCut) {
    lineEnd = end;
    following = next;
    cut = isCut;
    if (!continued) {
      lineNumber++;
      if (isCut) {
        log.add(
            CorpusFault.LONG_LINE, lineNumber, offset(), "more than " + maxLineBytes + " bytes");
      }
    }
    return true;
  }

  private int indexOfLineFeed(int from) {
    byte[] bytes = buffer;
    for (int i = from; i < filled; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private int endOfPiece() {
    int limit = lineStart + maxLineBytes;
    for (int i = limit; i > Math.max(lineStart, limit - SPACE_REACH); i--) {
      if (buffer[i - 1] == ' ') {
        return i;
      }
    }
    int end = limit;
    while (end > limit - 3 && (buffer[end] & 0xC0) == 0x80) {
      end--;
    }
    return end;
  }

  /** Reads more bytes behind those there are; false at the end. */
  private boolean fill() {
    shifted = lineStart;
    System.arraycopy(buffer, lineStart, buffer, 0, filled - lineStart);
    filled -= lineStart;
    bufferOffset += lineStart;
    lineStart = 0;
    following = 0;
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, (int) Math.min(2L * filled, maxLineBytes + START_BYTES));
    }
    int read = ended ? -1 : input.read(buffer, filled, buffer.length - filled);
    ended = read < 0;
    filled += Math.max(read, 0);
    return !ended;
  }

  private void skipByteOrderMark() {
    while (filled < ForeignFormat.HEAD_BYTES && fill()) {
      // A pipe may deliver a byte at a time.
    }
    String foreign = ForeignFormat.detail(buffer, filled);
    if (foreign != null) {
      log.add(CorpusFault.NOT_TEXT, 0, 0, foreign);
      ended = true;
      filled = 0;
    }
    if (filled >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB) {
      following = buffer[2] == (byte) 0xBF ? 3 : 0;
    }
  }

  /** The array that holds the line from {@link #start} to {@link #end}. */
  byte[] bytes() {
    return buffer;
  }

  int start() {
    return lineStart;
  }

  /** Behind the last byte of the line; the line break is not part of it, a CR before it is. */
  int end() {
    return lineEnd;
  }

  /** Bytes of the input before this line or piece. */
  long offset() {
    return bufferOffset + lineStart;
  }

  /** Counted from 1. */
  long number() {
    return lineNumber;
  }

  /** Whether the rest of the line follows as another piece. */
  boolean isCut() {
    return cut;
  }

  /** Whether this is not the first piece of its line. */
  boolean isContinued() {
    return continued;
  }

  /** Whether the line holds nothing but ASCII white space. */
  boolean isBlank() {
    for (int i = lineStart; i < lineEnd; i++) {
      byte b = buffer[i];
      if (b != ' ' && b != '\r' && b != '\t') {
        return false;
      }
    }
    return true;
  }

  long storedBytesRead() {
    return input.storedBytesRead();
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
