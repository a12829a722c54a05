package mcl.cli.encode;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** First bytes by which one sees that a file is no plain UTF-8 text. */
enum FileBeginning {
  GZIP("1f8b", "compressed with gzip; give it through a pipe: zcat FILE | mcl encode ... -"),
  ZSTANDARD("28b52ffd", "compressed with Zstandard; use a pipe: zstdcat FILE | mcl encode ... -"),
  ZIP("504b0304", "a ZIP archive; unpack it first"),
  UTF16_LITTLE("fffe", "UTF-16 text; convert it to UTF-8 (iconv -f UTF-16 -t UTF-8)"),
  UTF16_BIG("feff", "UTF-16 text; convert it to UTF-8 (iconv -f UTF-16 -t UTF-8)");

  /** How many bytes of a file are looked at. */
  static final int BYTES = 4;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final byte[] magic;
  private final String what;

  FileBeginning(String magic, String what) {
    this.magic = HexFormat.of().parseHex(magic);
    this.what = what;
  }

  /** What the file is and what to do with it; empty if it may be text. */
  static Optional<String> foreign(byte[] head, int length) {
    return Arrays.stream(values())
        .filter(beginning -> begins(head, length, beginning.magic))
        .map(beginning -> beginning.what)
        .findFirst();
  }

  /** The length of the byte order mark of UTF-8, where there is one. */
  static int byteOrderMark(byte[] head, int length) {
    return begins(head, length, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  }

  private static boolean begins(byte[] head, int length, byte[] magic) {
    return length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
  }
}
