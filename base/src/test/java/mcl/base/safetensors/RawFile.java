package mcl.base.safetensors;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import mcl.base.check.UserException;

/** Files built byte by byte, right and wrong. */
final class RawFile {
  private RawFile() {}

  /** A file with this header, in single quotes for double ones, and so many bytes 0, 1, 2 ... */
  static byte[] of(String header, int dataBytes) {
    return of(header.replace('\'', '"').getBytes(StandardCharsets.UTF_8), dataBytes);
  }

  static byte[] of(byte[] header, int dataBytes) {
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + header.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(header.length).put(header);
    for (int i = 0; i < dataBytes; i++) {
      bytes.put((byte) i);
    }
    return bytes.array();
  }

  /** A file that gives this length for its header, whatever it is. */
  static byte[] withLength(long headerLength, String header) {
    byte[] bytes = of(header, 0);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(headerLength);
    return bytes;
  }

  /** Writes and opens a file. */
  static TensorFile open(Path folder, byte[] content) {
    return TensorFile.open(write(folder.resolve("raw.safetensors"), content));
  }

  /** Opens a file that must be refused, and gives the message without the file's name. */
  static String refusal(Path folder, byte[] content) {
    String message =
        assertThrows(UserException.class, () -> open(folder, content).close()).getMessage();
    String begin = folder.resolve("raw.safetensors") + " ";
    assertTrue(message.startsWith(begin), message);
    return message.substring(begin.length());
  }

  /** Writes a new file: to cut down one that is still mapped is slow. */
  static Path write(Path file, byte[] content) {
    try {
      Files.deleteIfExists(file);
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
