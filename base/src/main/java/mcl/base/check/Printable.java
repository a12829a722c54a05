package mcl.base.check;

import java.util.regex.Pattern;

/** Text from outside, made safe to print. */
public final class Printable {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

  private Printable() {}

  /** The text with U+FFFD for each control character, which could move the cursor or worse. */
  public static String of(String text) {
    return CONTROL.matcher(text).replaceAll("\uFFFD");
  }
}
