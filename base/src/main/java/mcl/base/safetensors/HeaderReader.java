package mcl.base.safetensors;

import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import mcl.base.check.UserException;

/** Finds the header of a file and checks its frame before it spends memory on it. */
final class HeaderReader {
  /** The bytes that give the header's length. */
  static final int PREFIX_BYTES = 8;

  /** The longest header that the format allows. */
  static final int MAX_HEADER_BYTES = 100_000_000;

  private final Path path;
  private final MappedWindows windows;
  private final long dataBegin;

  HeaderReader(Path path, MappedWindows windows) {
    this.path = path;
    this.windows = windows;
    this.dataBegin = PREFIX_BYTES + headerLength();
  }

  /** Where the header ends and the tensors begin. */
  long dataBegin() {
    return dataBegin;
  }

  FileHeader read() {
    FileHeader header = new HeaderParser(new DamagedFile(path), decode()).parse();
    return new LayoutCheck(new DamagedFile(path), windows.size() - dataBegin).inOrder(header);
  }

  private int headerLength() {
    long size = windows.size();
    if (size < PREFIX_BYTES) {
      throw fault(
          "holds %d bytes, but a safetensors file begins with 8 bytes that give the length of its"
              + " header.",
          size);
    }
    long length = windows.slice(0, PREFIX_BYTES).getLong();
    if (Long.compareUnsigned(length, MAX_HEADER_BYTES) > 0) {
      throw fault(
          "gives the length of its header (bytes 0 to 8) as %s, but at most %d is allowed.",
          Long.toUnsignedString(length), MAX_HEADER_BYTES);
    }
    if (length > size - PREFIX_BYTES) {
      throw fault(
          "ends inside its header: bytes 0 to 8 give a length of %d bytes, but only %d follow.",
          length, size - PREFIX_BYTES);
    }
    return (int) length;
  }

  private CharBuffer decode() {
    int length = (int) (dataBegin - PREFIX_BYTES);
    var bytes = windows.slice(PREFIX_BYTES, length);
    CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
    CharBuffer chars = CharBuffer.allocate(length);
    CoderResult result = strict.decode(bytes, chars, true);
    if (result.isError()) {
      throw fault("has a header that is not UTF-8 at byte %d.", PREFIX_BYTES + bytes.position());
    }
    chars.flip();
    if (!beginsObject(chars)) {
      throw fault("has a header (byte 8 on) that is not a JSON object: it begins with no {.");
    }
    return chars;
  }

  private static boolean beginsObject(CharBuffer chars) {
    int i = 0;
    while (i < chars.length() && " \t\r\n".indexOf(chars.charAt(i)) >= 0) {
      i++;
    }
    return i < chars.length() && chars.charAt(i) == '{';
  }

  private UserException fault(String pattern, Object... values) {
    ForeignFormat.refuse(
        path, windows.slice(0, (int) Math.min(windows.size(), ForeignFormat.BYTES)));
    return new DamagedFile(path).because(pattern, values);
  }
}
