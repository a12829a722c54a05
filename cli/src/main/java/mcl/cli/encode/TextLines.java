package mcl.cli.encode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import mcl.base.check.UserException;
import mcl.cli.terminal.Counted;

/**
 * The lines of a file or of standard input, in constant memory whatever they hold. A line break is
 * LF or CR LF; a byte order mark is skipped. What is not UTF-8 becomes U+FFFD, and of a line above
 * {@link #MAX_LINE_BYTES} the rest is dropped; both are counted.
 */
public final class TextLines implements TextSource {
  /** Many times what a model reads of a text. */
  static final int MAX_LINE_BYTES = 1 << 20;

  private static final int BUFFER_BYTES = 1 << 16;
  private static final char REPLACEMENT = '\uFFFD';

  private final InputStream in;
  private final String name;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int at;
  private int filled;
  private boolean begun;
  private long number;
  private long malformed;
  private long firstMalformed;
  private long tooLong;

  /**
   * Lines of a stream, which stays the caller's to close.
   *
   * @param name what the user calls it
   */
  public TextLines(InputStream in, String name) {
    this.in = in;
    this.name = name;
  }

  @Override
  public String next() throws IOException {
    begin();
    if (at == filled && !fill()) {
      return null;
    }
    number++;
    line.reset();
    boolean dropped = false;
    int end = lineFeed();
    while (end < 0) {
      dropped |= keep(filled);
      at = filled;
      if (!fill()) {
        return text(dropped);
      }
      end = lineFeed();
    }
    dropped |= keep(end);
    at = end + 1;
    return text(dropped);
  }

  @Override
  public boolean ready() throws IOException {
    return lineFeed() >= 0 || in.available() > 0;
  }

  @Override
  public String place() {
    return name + ", line " + number;
  }

  @Override
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (malformed > 0) {
      faults.add(
          Counted.of(malformed, "line holds", "lines hold")
              + " bytes that are not UTF-8, the first of them "
              + name
              + ", line "
              + firstMalformed
              + "; each such place was read as U+FFFD.");
    }
    if (tooLong > 0) {
      faults.add(
          Counted.of(tooLong, "line is", "lines are")
              + " longer than "
              + MAX_LINE_BYTES
              + " bytes; the rest was not looked at.");
    }
    return faults;
  }

  /** Takes what lies before this place into the line; tells whether some had to be dropped. */
  private boolean keep(int end) {
    int room = MAX_LINE_BYTES - line.size();
    line.write(buffer, at, Math.min(end - at, room));
    return end - at > room;
  }

  private String text(boolean dropped) {
    tooLong += dropped ? 1 : 0;
    byte[] bytes = line.toByteArray();
    boolean carriageReturn = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
    int length = carriageReturn ? bytes.length - 1 : bytes.length;
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) < 0) {
      return text;
    }
    if (!isUtf8(ByteBuffer.wrap(bytes, 0, length), !dropped)) {
      firstMalformed = malformed++ == 0 ? number : firstMalformed;
    }
    boolean halfCharacter = dropped && text.charAt(text.length() - 1) == REPLACEMENT;
    return halfCharacter ? text.substring(0, text.length() - 1) : text;
  }

  /** Whether bytes are UTF-8; those that do not end there may end within a character. */
  private static boolean isUtf8(ByteBuffer bytes, boolean end) {
    CharBuffer text = CharBuffer.allocate(bytes.remaining());
    return !StandardCharsets.UTF_8.newDecoder().decode(bytes, text, end).isError();
  }

  private int lineFeed() {
    for (int i = at; i < filled; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private boolean fill() throws IOException {
    at = 0;
    filled = Math.max(0, in.read(buffer, 0, buffer.length));
    return filled > 0;
  }

  private void begin() throws IOException {
    if (begun) {
      return;
    }
    begun = true;
    int read;
    do { // a pipe may deliver a byte at a time
      read = in.read(buffer, filled, buffer.length - filled);
      filled += Math.max(0, read);
    } while (read > 0 && filled < FileBeginning.BYTES && lineFeed() < 0);
    FileBeginning.foreign(buffer, filled)
        .ifPresent(
            what -> {
              throw UserException.of("%s is %s.", name, what);
            });
    at = FileBeginning.byteOrderMark(buffer, filled);
  }
}
