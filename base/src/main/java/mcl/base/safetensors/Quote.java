package mcl.base.safetensors;

/** Shows names that come from a file of unknown origin: on one line, and not too long. */
final class Quote {
  private static final int LONGEST = 120;

  private Quote() {}

  static String of(String name) {
    return "\"" + shortened(name) + "\"";
  }

  /** The beginning of the text, without characters that a terminal would act on. */
  static String shortened(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().limit(LONGEST).map(c -> isPlain(c) ? c : '?').forEach(shown::appendCodePoint);
    return text.codePointCount(0, text.length()) > LONGEST ? shown + "..." : shown.toString();
  }

  private static boolean isPlain(int c) {
    int kind = Character.getType(c);
    return !Character.isISOControl(c) && kind != Character.FORMAT && kind != Character.SURROGATE;
  }
}
