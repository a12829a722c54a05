package mcl.finetuning.data;

import java.util.regex.Pattern;

/** What stands in a file, made fit for a message. */
final class Shown {
  private static final int LONGEST = 40;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

  private Shown() {}

  /** With U+FFFD for each control character, which could move the cursor or worse. */
  static String text(String text) {
    return CONTROL.matcher(text).replaceAll("\uFFFD");
  }

  /** The same, cut where it is long. */
  static String name(String name) {
    String text = text(name);
    return text.codePointCount(0, text.length()) > LONGEST
        ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "..."
        : text;
  }
}
