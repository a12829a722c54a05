package mcl.tokenization.corpus;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Bytes to text; what is not UTF-8 becomes U+FFFD and is noted with its place. */
final class Utf8Text {
  private static final int SCRATCH = 1 << 12;

  private final PartLog log;

  Utf8Text(PartLog log) {
    this.log = log;
  }

  /**
   * Decodes a range, with line breaks as {@code \n}.
   *
   * @param line the number of the line in which the range begins
   * @param offset of the range in the input
   */
  String decode(byte[] bytes, int start, int end, long line, long offset) {
    String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0) { // written so in the file, or put there by the decoder
      noteMalformed(ByteBuffer.wrap(bytes, start, end - start), line, offset);
    }
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n");
  }

  private void noteMalformed(ByteBuffer bytes, long line, long offset) {
    int start = bytes.position();
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder(); // reports what is malformed
    CharBuffer scratch = CharBuffer.allocate(SCRATCH);
    long times = 0;
    int first = -1;
    while (true) {
      CoderResult result = decoder.decode(bytes, scratch.clear(), true);
      if (result.isUnderflow()) {
        break;
      }
      if (result.isError()) {
        first = times++ == 0 ? bytes.position() : first;
        bytes.position(bytes.position() + result.length());
      }
    }
    if (times > 0) {
      String detail = String.format("byte 0x%02X", bytes.get(first));
      long lines = lineFeeds(bytes.array(), start, first);
      log.add(CorpusFault.INVALID_UTF8, line + lines, offset + first - start, detail, times);
    }
  }

  private static long lineFeeds(byte[] bytes, int start, int end) {
    long count = 0;
    for (int i = start; i < end; i++) {
      count += bytes[i] == '\n' ? 1 : 0;
    }
    return count;
  }
}
