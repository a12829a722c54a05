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
    return text.codePoints().map(TextWidth::of).sum();
  }

  /** The beginning of a text that takes no more columns than these. */
  public static String cut(String text, int columns) {
    int taken = 0;
    for (int end = 0; end < text.length(); end = text.offsetByCodePoints(end, 1)) {
      taken += of(text.codePointAt(end));
      if (taken > columns) {
        return text.substring(0, end);
      }
    }
    return text;
  }

  private static int of(int point) {
    return Math.max(0, WCWidth.wcwidth(point));
  }
}
