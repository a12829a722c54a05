package mcl.cli.encode;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** First bytes by which one sees that a file is no plain UTF-8 text. */
enum FileBeginning {
  GZIP("1f8b", "compressed with gzip; unpack it, for example with a pipe: zcat FILE | mcl ... -"),
  ZSTANDARD(
      "28b52ffd",
      "compressed with Zstandard; unpack it, for example with a pipe: zstdcat FILE | mcl ... -"),
  XZ(
      "fd377a585a00",
      "compressed with xz; unpack it, for example with a pipe: xzcat FILE | mcl ... -"),
  BZIP2(
      "425a68",
      "314159265359",
      "compressed with bzip2; unpack it, for example with a pipe: bzcat FILE | mcl ... -"),
  EMPTY_BZIP2("425a68", "177245385090", "compressed with bzip2, and empty"),
  LZ4(
      "04224d18",
      "compressed with LZ4; unpack it, for example with a pipe: lz4cat FILE | mcl ... -"),
  SEVEN_ZIP("377abcaf271c", "a 7z archive; unpack it first"),
  ZIP("504b0304", "a ZIP archive; unpack it first"),
  UTF16_LITTLE("fffe", "UTF-16 text; convert it to UTF-8 (iconv -f UTF-16 -t UTF-8)"),
  UTF16_BIG("feff", "UTF-16 text; convert it to UTF-8 (iconv -f UTF-16 -t UTF-8)");

  /** How many bytes of a file are looked at. */
  static final int BYTES = 10;

  /** Where a block of bzip2 begins; the byte before says how large blocks are. */
  private static final int BLOCK = 4;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final byte[] magic;
  private final byte[] block;
  private final String what;

  FileBeginning(String magic, String what) {
    this(magic, "", what);
  }

  FileBeginning(String magic, String block, String what) {
    this.magic = HexFormat.of().parseHex(magic);
    this.block = HexFormat.of().parseHex(block);
    this.what = what;
  }

  /** What the file is and what to do with it; empty if it may be text. */
  static Optional<String> foreign(byte[] head, int length) {
    return Arrays.stream(values())
        .filter(beginning -> beginning.matches(head, length))
        .map(beginning -> beginning.what)
        .findFirst();
  }

  /** The length of the byte order mark of UTF-8, where there is one. */
  static int byteOrderMark(byte[] head, int length) {
    return begins(head, length, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  }

  private boolean matches(byte[] head, int length) {
    return begins(head, length, magic) && (block.length == 0 || holds(head, length, BLOCK, block));
  }

  private static boolean begins(byte[] head, int length, byte[] magic) {
    return holds(head, length, 0, magic);
  }

  private static boolean holds(byte[] head, int length, int from, byte[] wanted) {
    int to = from + wanted.length;
    return length >= to && Arrays.equals(head, from, to, wanted, 0, wanted.length);
  }
}
