package mcl.cli.report;

/** Text as it may stand in a page: in an element or in a quoted attribute. */
final class Html {
  private static final char REPLACEMENT = '\uFFFD';

  private Html() {}

  /** Escapes what has a meaning in HTML and replaces what no page may hold. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints().map(Html::allowed).forEach(c -> append(escaped, c));
    return escaped.toString();
  }

  /** JSON as it may stand in a script element: nothing in it can end the element. */
  static String json(String json) {
    StringBuilder safe = new StringBuilder(json.length() + 16);
    json.codePoints().map(Html::allowed).forEach(c -> appendJson(safe, c));
    return safe.toString();
  }

  private static void append(StringBuilder escaped, int c) {
    switch (c) {
      case '&' -> escaped.append("&amp;");
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '"' -> escaped.append("&quot;");
      case '\'' -> escaped.append("&#39;");
      default -> escaped.appendCodePoint(c);
    }
  }

  private static void appendJson(StringBuilder safe, int c) {
    switch (c) {
      case '<' -> safe.append("\\u003c");
      case '>' -> safe.append("\\u003e");
      case '&' -> safe.append("\\u0026");
      default -> safe.appendCodePoint(c);
    }
  }

  /** Control characters and halves of surrogate pairs have no place in UTF-8 pages. */
  private static int allowed(int c) {
    boolean space = c == '\t' || c == '\n' || c == '\r';
    boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return half || (Character.isISOControl(c) && !space) ? REPLACEMENT : c;
  }
}
