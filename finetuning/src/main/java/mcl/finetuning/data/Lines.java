package mcl.finetuning.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import mcl.base.check.UserException;

/**
 * The lines of a UTF-8 file one after another, without a byte order mark. A line ends at LF or CR
 * LF alone: the other line breaks of Unicode, and a CR within a line, are text.
 */
public final class Lines implements AutoCloseable {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Path file;
  private final BufferedReader reader;
  private long number;

  private Lines(Path file, BufferedReader reader) {
    this.file = file;
    this.reader = reader;
  }

  /**
   * Opens a file.
   *
   * @throws UserException if it cannot be read
   */
  public static Lines open(Path file) {
    try {
      return new Lines(file, Files.newBufferedReader(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw UserException.cannotRead(file, e);
    }
  }

  /**
   * The next line; null at the end.
   *
   * @throws UserException if the file cannot be read or is not UTF-8
   */
  public String next() {
    try {
      String line = read();
      number++;
      boolean marked = number == 1 && line != null && line.indexOf(BYTE_ORDER_MARK) == 0;
      return marked ? line.substring(1) : line;
    } catch (MalformedInputException e) {
      throw new UserException(file + " is not UTF-8. Convert it, for example with iconv.", e);
    } catch (IOException e) {
      throw UserException.cannotRead(file, e);
    }
  }

  private String read() throws IOException {
    StringBuilder line = new StringBuilder();
    int unit = reader.read();
    if (unit < 0) {
      return null;
    }
    while (unit >= 0 && unit != '\n') {
      line.append((char) unit);
      unit = reader.read();
    }
    int last = line.length() - 1;
    boolean carriageReturn = last >= 0 && line.charAt(last) == '\r';
    return carriageReturn ? line.substring(0, last) : line.toString();
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
      reader.close();
    } catch (IOException e) {
      throw UserException.cannotRead(file, e);
    }
  }
}
