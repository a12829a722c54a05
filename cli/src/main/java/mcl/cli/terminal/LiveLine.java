package mcl.cli.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

/**
 * The last line of a terminal, which can be rewritten in place while other text scrolls by above
 * it. All that is printed on the terminal must go through {@link #above}.
 *
 * <p>Needs nothing but the carriage return: no colours and no escape sequences. Safe for use by
 * several threads.
 */
public final class LiveLine {
  private static final int ECHO = "^C".length();

  private final PrintStream screen;
  private final IntSupplier columns;
  private String text = "";
  private int drawn;
  private boolean inTheMiddle;

  /**
   * Nothing is shown yet.
   *
   * @param screen the terminal
   * @param columns how wide it is now
   */
  LiveLine(OutputStream screen, IntSupplier columns) {
    this.screen = new PrintStream(screen, false, StandardCharsets.UTF_8);
    this.columns = columns;
  }

  /**
   * How many columns a text may take: the terminal may write the {@code ^C} of an interruption
   * behind it, and in the last column some begin a new line.
   */
  public int width() {
    return columns.getAsInt() - ECHO - 1;
  }

  /** Shows a text without line breaks in place of the one before. */
  public synchronized void show(String line) {
    text = line;
    draw();
  }

  /** Leaves the text where it stands and ends its line; what is printed next comes below. */
  public synchronized void end() {
    if (drawn > 0) {
      screen.println();
      screen.flush();
    }
    text = "";
    drawn = 0;
  }

  /** A stream to the terminal whose text appears above the line. */
  OutputStream above(OutputStream target) {
    return new OutputStream() {
      @Override
      public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        if (length > 0) {
          print(target, bytes, from, length);
        }
      }

      @Override
      public void flush() throws IOException {
        target.flush();
      }
    };
  }

  private synchronized void print(OutputStream target, byte[] bytes, int from, int length)
      throws IOException {
    erase();
    target.write(bytes, from, length);
    target.flush();
    inTheMiddle = bytes[from + length - 1] != '\n';
    draw();
  }

  private void draw() {
    if (inTheMiddle || text.isEmpty()) {
      return;
    }
    String fitting = TextWidth.cut(text, width());
    int wide = TextWidth.of(fitting);
    screen.print("\r" + fitting + " ".repeat(Math.max(0, Math.min(drawn, width()) - wide)));
    screen.flush();
    drawn = wide;
  }

  private void erase() {
    if (drawn > 0) {
      screen.print("\r" + " ".repeat(Math.min(drawn, width()) + ECHO) + "\r");
      screen.flush();
      drawn = 0;
    }
  }
}
