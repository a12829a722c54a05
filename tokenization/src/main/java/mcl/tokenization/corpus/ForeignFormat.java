package mcl.tokenization.corpus;

import java.util.Arrays;
import java.util.HexFormat;

/** Formats that people point a corpus reader at by mistake, told by their first bytes. */
enum ForeignFormat {
  ZIP("504b0304", 0, "a ZIP archive; unpack it first"),
  PARQUET("50415231", 0, "a Parquet file; export its text column as JSON lines"),
  PDF("255044462d", 0, "a PDF document; extract its text first"),
  TAR("7573746172", 257, "a tar archive; unpack it first"),
  UTF16_LITTLE("fffe", 0, "UTF-16 text; convert it to UTF-8 (iconv -f UTF-16 -t UTF-8)"),
  UTF16_BIG("feff", 0, "UTF-16 text; convert it to UTF-8 (iconv -f UTF-16 -t UTF-8)");

  /** How many bytes of a file {@link #detail} looks at. */
  static final int HEAD_BYTES = 262;

  private final byte[] magic;
  private final int at;
  private final String detail;

  ForeignFormat(String magic, int at, String detail) {
    this.magic = HexFormat.of().parseHex(magic);
    this.at = at;
    this.detail = detail;
  }

  /** What the file is and what to do with it, or null if it may be text. */
  static String detail(byte[] head, int length) {
    for (ForeignFormat format : values()) {
      int end = format.at + format.magic.length;
      if (end <= length
          && Arrays.equals(head, format.at, end, format.magic, 0, format.magic.length)) {
        return format.detail;
      }
    }
    return null;
  }
}
