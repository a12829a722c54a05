package mcl.cli.terminal;

import org.jline.utils.WCWidth;

/**
 * How many columns of a terminal a text takes: two for an ideograph or an emoji, none for a
 * combining accent.
 */
public final class TextWidth {
  private TextWidth() {}

  /** Columns of a text without control characters. */
  public static int of(String text) {
    return text.codePoints().map(point -> Math.max(0, WCWidth.wcwidth(point))).sum();
  }
}
