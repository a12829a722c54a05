package mcl.tokenization.vocabulary;

/** UTF-8 one code point at a time, for the inner loops. */
final class Utf8 {
  private Utf8() {}

  /** Writes a code point and returns the place after it. */
  static int write(int codePoint, byte[] target, int at) {
    int end = at;
    if (codePoint < 0x80) {
      target[end++] = (byte) codePoint;
    } else if (codePoint < 0x800) {
      target[end++] = (byte) (0xC0 | codePoint >> 6);
      target[end++] = continuation(codePoint);
    } else if (codePoint < 0x10000) {
      target[end++] = (byte) (0xE0 | codePoint >> 12);
      target[end++] = continuation(codePoint >> 6);
      target[end++] = continuation(codePoint);
    } else {
      target[end++] = (byte) (0xF0 | codePoint >> 18);
      target[end++] = continuation(codePoint >> 12);
      target[end++] = continuation(codePoint >> 6);
      target[end++] = continuation(codePoint);
    }
    return end;
  }

  /** The code point that starts here; the bytes are valid. */
  static int read(byte[] source, int at) {
    int first = source[at];
    if (first >= 0) {
      return first;
    }
    int count = length((byte) first);
    int codePoint = first & (0xFF >> (count + 1));
    for (int i = 1; i < count; i++) {
      codePoint = codePoint << 6 | source[at + i] & 0x3F;
    }
    return codePoint;
  }

  /** How many bytes the code point has that begins with this one. */
  static int length(byte first) {
    return first >= 0 ? 1 : Integer.numberOfLeadingZeros(~first << 24);
  }

  private static byte continuation(int bits) {
    return (byte) (0x80 | bits & 0x3F);
  }
}
