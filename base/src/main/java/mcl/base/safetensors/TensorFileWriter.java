package mcl.base.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import mcl.base.check.Require;
import mcl.base.files.AtomicFiles;

/**
 * Writes a safetensors file tensor by tensor, in memory that does not grow with the file.
 *
 * <p>The header comes first, so all tensors are declared up front; their values are asked for one
 * tensor after the other. The same tensors give the same bytes in whatever order they are listed:
 * the layout (widest type first, then by name; metadata by key; padded to 8 bytes) is that of the
 * reference implementation, and keeps each tensor aligned to its element size.
 */
public final class TensorFileWriter {
  private static final int BUFFER_BYTES = 1 << 20;

  private final FileChannel channel;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private NamedTensor current;
  private long missing;

  private TensorFileWriter(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Writes a file, which appears complete or not at all.
   *
   * @param tensors in any order; names must differ. Their content is asked for in file order: the
   *     last constant of {@link Dtype} first, then by name
   * @throws IllegalArgumentException if a tensor's content is too long or of a type it cannot hold
   * @throws IllegalStateException if it is too short
   */
  public static void write(Path target, Map<String, String> metadata, List<NamedTensor> tensors)
      throws IOException {
    List<NamedTensor> ordered = HeaderText.inFileOrder(tensors);
    byte[] header = HeaderText.of(metadata, ordered);
    AtomicFiles.writeFile(
        target,
        temporary -> {
          try (FileChannel channel =
              FileChannel.open(temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            new TensorFileWriter(channel).writeAll(header, ordered);
          }
        });
  }

  private void writeAll(byte[] header, List<NamedTensor> tensors) throws IOException {
    buffer.putLong(header.length);
    copy(ByteBuffer.wrap(header));
    for (NamedTensor tensor : tensors) {
      current = tensor;
      missing = tensor.byteSize();
      tensor.content().writeTo(this);
      Require.state(
          missing == 0,
          "Tensor \"%s\", %s %s, was declared %d bytes long, but its content ended %d short.",
          tensor.name(),
          tensor.dtype(),
          tensor.shape(),
          tensor.byteSize(),
          missing);
    }
    flush();
  }

  /** Appends the remaining bytes, which must be little-endian values of the tensor's type. */
  public void append(ByteBuffer bytes) throws IOException {
    take(bytes.remaining());
    if (bytes.isDirect() && bytes.remaining() >= BUFFER_BYTES) {
      flush();
      drain(bytes);
    } else {
      copy(bytes);
    }
  }

  /** Appends to an F32 tensor, or rounded to the nearest value (ties to even) to F16 or BF16. */
  public void append(float[] values) throws IOException {
    append(values, 0, values.length);
  }

  /** Appends a part of an array, like {@link #append(float[])}. */
  public void append(float[] values, int start, int count) throws IOException {
    requireType(FloatValues.TYPES.contains(current.dtype()), "float");
    pieces(start, count, (at, some) -> FloatValues.put(current.dtype(), buffer, values, at, some));
  }

  /** Appends to a BOOL, U8, I8, U16, I16, I32, U32 or I64 tensor; each value must fit. */
  public void append(int[] values) throws IOException {
    append(values, 0, values.length);
  }

  /** Appends a part of an array, like {@link #append(int[])}. */
  public void append(int[] values, int start, int count) throws IOException {
    requireType(IntegerValues.fitsLongs(current.dtype()), "int");
    pieces(
        start, count, (at, some) -> IntegerValues.put(current.dtype(), buffer, values, at, some));
  }

  /** Appends to a BOOL, U8, I8, U16, I16, I32, U32 or I64 tensor; each value must fit. */
  public void append(long[] values) throws IOException {
    append(values, 0, values.length);
  }

  /** Appends a part of an array, like {@link #append(long[])}. */
  public void append(long[] values, int start, int count) throws IOException {
    requireType(IntegerValues.fitsLongs(current.dtype()), "long");
    pieces(
        start, count, (at, some) -> IntegerValues.put(current.dtype(), buffer, values, at, some));
  }

  /** Fills the buffer with as many elements as it can take, and so on to the last. */
  private void pieces(int start, int count, Chunks.Piece put) throws IOException {
    int width = current.dtype().bits() / 8;
    take((long) count * width);
    int done = 0;
    while (done < count) {
      if (buffer.remaining() < width) {
        flush();
      }
      int some = Math.min(count - done, buffer.remaining() / width);
      put.take(start + done, some);
      done += some;
    }
  }

  private void take(long bytes) {
    Require.argument(
        bytes <= missing,
        "Tensor \"%s\", %s %s, was given at least %d bytes more than the %d it was declared with.",
        current.name(),
        current.dtype(),
        current.shape(),
        bytes - missing,
        current.byteSize());
    missing -= bytes;
  }

  private void requireType(boolean fits, String given) {
    Require.argument(
        fits,
        "Tensor \"%s\" is of type %s, which takes no %s[].",
        current.name(),
        current.dtype(),
        given);
  }

  private void copy(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (!buffer.hasRemaining()) {
        flush();
      }
      int some = Math.min(buffer.remaining(), bytes.remaining());
      buffer.put(bytes.slice().limit(some));
      bytes.position(bytes.position() + some);
    }
  }

  private void flush() throws IOException {
    buffer.flip();
    drain(buffer);
    buffer.clear();
  }

  private void drain(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
