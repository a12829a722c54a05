package mcl.finetuning.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import mcl.base.check.UserException;

/**
 * The lines of a UTF-8 file one after another, without a byte order mark. A line ends at LF or CR
 * LF alone: the other line breaks of Unicode, and a CR within a line, are text. Only the first line
 * must hold no CR, since it would be the whole of a file in which lines end so.
 */
public final class Lines implements AutoCloseable {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;
  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int at;
  private int filled;
  private long number;

  private Lines(Path file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  /**
   * Opens a file.
   *
   * @throws UserException if it cannot be read
   */
  public static Lines open(Path file) {
    try {
      return new Lines(file, Files.newInputStream(file));
    } catch (IOException e) {
      throw UserException.cannotRead(file, e);
    }
  }

  /**
   * The whole of a file whose lines mean nothing, with LF between them.
   *
   * @throws UserException as {@link #next}
   */
  public static String text(Path file) {
    try (Lines lines = open(file)) {
      StringJoiner text = new StringJoiner("\n");
      for (String line = lines.any(); line != null; line = lines.any()) {
        text.add(line);
      }
      return text.toString();
    }
  }

  /**
   * The next line; null at the end.
   *
   * @throws UserException if the file cannot be read or is not UTF-8, or its lines end with CR
   */
  public String next() {
    String next = any();
    if (number == 1 && next != null) {
      LineEnds.require(next, place());
    }
    return next;
  }

  private String any() {
    try {
      number++;
      return read() ? decoded(line.toByteArray()) : null;
    } catch (CharacterCodingException e) {
      throw new UserException(
          place()
              + ": not UTF-8. Convert the file, for example with iconv -f WINDOWS-1252 -t UTF-8"
              + " FILE > NEW",
          e);
    } catch (IOException e) {
      throw UserException.cannotRead(file, e);
    }
  }

  /** Takes the bytes of the next line, without its LF; false at the end. */
  private boolean read() throws IOException {
    line.reset();
    boolean any = at < filled || fill();
    for (boolean more = any; more; more = fill()) {
      int begin = at;
      while (at < filled && buffer[at] != '\n') {
        at++;
      }
      line.write(buffer, begin, at - begin);
      if (at < filled) {
        at++;
        return true;
      }
    }
    return any;
  }

  private boolean fill() throws IOException {
    at = 0;
    filled = Math.max(0, in.read(buffer));
    return filled > 0;
  }

  private String decoded(byte[] bytes) throws CharacterCodingException {
    if (number == 1) {
      Foreign.of(bytes)
          .ifPresent(
              what -> {
                throw new UserException(file + " " + what);
              });
    }
    boolean carriageReturn = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
    ByteBuffer kept = ByteBuffer.wrap(bytes, 0, bytes.length - (carriageReturn ? 1 : 0));
    String text = StandardCharsets.UTF_8.newDecoder().decode(kept).toString();
    boolean marked = number == 1 && text.indexOf(BYTE_ORDER_MARK) == 0;
    return marked ? text.substring(1) : text;
  }

  /** The file. */
  public Path file() {
    return file;
  }

  /** Where the last line stands, for messages: {@code train.tsv, line 3}. */
  public String place() {
    return place(file, number, number);
  }

  /** Where some lines stand: {@code train.conll, lines 3-7}. */
  static String place(Path file, long first, long last) {
    return file + (first == last ? ", line " + first : ", lines " + first + "-" + last);
  }

  /** The number of the last line, from 1. */
  long number() {
    return number;
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw UserException.cannotRead(file, e);
    }
  }
}
