package mcl.tokenization.corpus;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;

/** How a file is compressed, told by its first bytes; several compressed parts in a row are one. */
enum Compression {
  NONE {
    @Override
    InputStream open(InputStream stored) {
      return stored;
    }
  },
  GZIP {
    @Override
    InputStream open(InputStream stored) throws IOException {
      return GzipCompressorInputStream.builder()
          .setInputStream(stored)
          .setDecompressConcatenated(true)
          .get();
    }
  },
  ZSTD {
    @Override
    InputStream open(InputStream stored) throws IOException {
      return new ZstdCompressorInputStream(stored);
    }
  },
  BZIP2 {
    @Override
    InputStream open(InputStream stored) throws IOException {
      return new BZip2CompressorInputStream(stored, true);
    }
  },
  XZ {
    @Override
    InputStream open(InputStream stored) throws IOException {
      return XZCompressorInputStream.builder()
          .setInputStream(stored)
          .setDecompressConcatenated(true)
          .setMemoryLimitKiB(XZ_MEMORY_KIB)
          .get();
    }
  };

  /** xz -9 needs 65 MiB; a file that claims to need gigabytes is refused. */
  private static final int XZ_MEMORY_KIB = 512 * 1024;

  private static final int SIGNATURE_BYTES = 10;
  private static final byte[] XZ_MAGIC = {(byte) 0xFD, '7', 'z', 'X', 'Z', 0};
  private static final byte[] BZIP2_BLOCK = {0x31, 0x41, 0x59, 0x26, 0x53, 0x59};
  private static final byte[] BZIP2_END = {0x17, 0x72, 0x45, 0x38, 0x50, (byte) 0x90};

  abstract InputStream open(InputStream stored) throws IOException;

  /** Looks at the first bytes and leaves the stream where it was. */
  static Compression detect(BufferedInputStream stored) throws IOException {
    stored.mark(SIGNATURE_BYTES);
    byte[] head = stored.readNBytes(SIGNATURE_BYTES);
    stored.reset();
    if (startsWith(head, 0, (byte) 0x1F, (byte) 0x8B, (byte) 8)) {
      return GZIP;
    }
    boolean skippable = head.length > 0 && (head[0] & 0xF0) == 0x50;
    if (startsWith(head, 0, (byte) 0x28, (byte) 0xB5, (byte) 0x2F, (byte) 0xFD)
        || (skippable && startsWith(head, 1, (byte) 0x2A, (byte) 0x4D, (byte) 0x18))) {
      return ZSTD;
    }
    if (startsWith(head, 0, XZ_MAGIC)) {
      return XZ;
    }
    boolean bzip2 = startsWith(head, 0, "BZh".getBytes(StandardCharsets.US_ASCII));
    // "BZh" could begin a text; the number of a block or of the end could not.
    return bzip2 && (startsWith(head, 4, BZIP2_BLOCK) || startsWith(head, 4, BZIP2_END))
        ? BZIP2
        : NONE;
  }

  private static boolean startsWith(byte[] head, int from, byte... magic) {
    int to = from + magic.length;
    return to <= head.length && Arrays.equals(head, from, to, magic, 0, magic.length);
  }
}
