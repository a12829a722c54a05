package mcl.finetuning.data;

import mcl.base.check.Printable;

/** What stands in a file, made fit for a message. */
final class Shown {
  private static final int LONGEST = 40;

  private Shown() {}

  /** Without control characters, and cut where it is long. */
  static String name(String name) {
    String text = Printable.of(name);
    return text.codePointCount(0, text.length()) > LONGEST
        ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "..."
        : text;
  }
}
