package mcl.cli.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.Signals;

/** How many columns the terminal has, also after its window has changed. */
final class ScreenWidth implements IntSupplier {
  private static final Pattern ROWS_COLUMNS = Pattern.compile("[0-9]+ ([1-9][0-9]{0,4})");
  private static final int NARROWEST = 10;

  private volatile int columns;

  ScreenWidth(int columns) {
    this.columns = atLeast(columns);
  }

  /** Asks again whenever the system says that the window has changed. */
  ScreenWidth followingTheWindow() {
    Signals.register("WINCH", this::ask);
    return this;
  }

  @Override
  public int getAsInt() {
    return columns;
  }

  /** The answer of {@code stty size}; what is no such answer changes nothing. */
  void take(String answer) {
    Matcher size = ROWS_COLUMNS.matcher(answer.strip());
    if (size.matches()) {
      columns = atLeast(Integer.parseInt(size.group(1)));
    }
  }

  private void ask() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (stty.waitFor(1, TimeUnit.SECONDS)) {
        take(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      // No stty here: the width stays what it was.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int atLeast(int columns) {
    return Math.max(NARROWEST, columns);
  }
}
