package mcl.finetuning.data;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** What is no plain UTF-8 text, told by its first bytes. */
enum Foreign {
  GZIP("1f8b", "is compressed with gzip. Unpack it first, for example with gunzip."),
  ZSTANDARD("28b52ffd", "is compressed with Zstandard. Unpack it first, for example with unzstd."),
  XZ("fd377a585a00", "is compressed with xz. Unpack it first, for example with unxz."),
  BZIP2("425a68", "is compressed with bzip2. Unpack it first, for example with bunzip2."),
  UTF16_LITTLE("fffe", "is UTF-16. Convert it to UTF-8: iconv -f UTF-16 -t UTF-8 FILE > NEW"),
  UTF16_BIG("feff", "is UTF-16. Convert it to UTF-8: iconv -f UTF-16 -t UTF-8 FILE > NEW");

  /**
   * A text could begin with bzip2's letters; the number of its first block or its end could not.
   */
  private static final int BLOCK = 4;

  private static final byte[] BZIP2_BLOCK = HexFormat.of().parseHex("314159265359");
  private static final byte[] BZIP2_END = HexFormat.of().parseHex("177245385090");

  private final byte[] magic;
  private final String what;

  Foreign(String magic, String what) {
    this.magic = HexFormat.of().parseHex(magic);
    this.what = what;
  }

  /** What a file is that begins so, and how to make text of it; empty if it may be text. */
  static Optional<String> of(byte[] beginning) {
    return Arrays.stream(values())
        .filter(it -> it.begins(beginning))
        .map(it -> it.what)
        .findFirst();
  }

  private boolean begins(byte[] bytes) {
    boolean block = holds(bytes, BLOCK, BZIP2_BLOCK) || holds(bytes, BLOCK, BZIP2_END);
    return holds(bytes, 0, magic) && (this != BZIP2 || block);
  }

  private static boolean holds(byte[] bytes, int from, byte[] wanted) {
    int to = from + wanted.length;
    return bytes.length >= to && Arrays.equals(bytes, from, to, wanted, 0, wanted.length);
  }
}
