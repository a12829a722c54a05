package mcl.tokenization.encoding;

/**
 * Turns places counted in code points, as the native library has them, into places counted in
 * UTF-16 code units, as Java has them.
 */
final class CodePoints {
  /** Index by code point, or null where both count alike. */
  private final int[] indices;

  CodePoints(String text) {
    int count = text.codePointCount(0, text.length());
    indices = count == text.length() ? null : new int[count + 1];
    for (int point = 0, index = 0; indices != null && point <= count; point++) {
      indices[point] = index;
      index = point < count ? text.offsetByCodePoints(index, 1) : index;
    }
  }

  int index(int codePoint) {
    return indices == null ? codePoint : indices[codePoint];
  }

  /**
   * The text with U+FFFD for each half of a surrogate pair that stands alone: such a text has no
   * UTF-8 form, and the native library would drop it whole.
   */
  static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isHalf(text, i)) {
        return mended(text);
      }
    }
    return text;
  }

  private static String mended(String text) {
    StringBuilder mended = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      if (isHalf(text, i)) {
        mended.setCharAt(i, '\uFFFD');
      }
    }
    return mended.toString();
  }

  private static boolean isHalf(String text, int index) {
    char unit = text.charAt(index);
    if (!Character.isSurrogate(unit)) {
      return false;
    }
    boolean paired =
        Character.isHighSurrogate(unit)
            ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
            : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    return !paired;
  }
}
