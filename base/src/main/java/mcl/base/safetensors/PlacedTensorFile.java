package mcl.base.safetensors;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import mcl.base.check.Require;

/**
 * Writes a safetensors file piece by piece, in any order and from several threads at once.
 *
 * <p>All tensors are declared up front, so each has its place; the layout is that of {@link
 * TensorFileWriter}. The header is written last: a file that was never finished begins with zeros,
 * and no reader takes it for a safetensors file.
 *
 * <p>The file appears where it is created: put it into a folder that {@link
 * mcl.base.files.AtomicFiles} renames.
 */
public final class PlacedTensorFile implements Closeable {
  private final FileChannel channel;
  private final List<NamedTensor> ordered;
  private final Map<String, NamedTensor> tensors = new HashMap<>();
  private final Map<String, Long> begins = new HashMap<>();
  private final int headerBytes;
  private final long dataBytes;
  private final AtomicLong missing;

  private PlacedTensorFile(FileChannel channel, List<NamedTensor> ordered, int headerBytes) {
    this.channel = channel;
    this.ordered = ordered;
    this.headerBytes = headerBytes;
    long begin = HeaderReader.PREFIX_BYTES + headerBytes;
    for (NamedTensor tensor : ordered) {
      tensors.put(tensor.name(), tensor);
      begins.put(tensor.name(), begin);
      begin = Math.addExact(begin, tensor.byteSize());
    }
    this.dataBytes = begin - HeaderReader.PREFIX_BYTES - headerBytes;
    this.missing = new AtomicLong(dataBytes);
  }

  /**
   * Creates the file at its full length.
   *
   * @param tensors in any order, made by {@link NamedTensor#placed}; names must differ
   * @param longest metadata that takes as many bytes as that which {@link #finish} gets, or more
   */
  public static PlacedTensorFile create(
      Path file, List<NamedTensor> tensors, Map<String, String> longest) throws IOException {
    List<NamedTensor> ordered = HeaderText.inFileOrder(tensors);
    int headerBytes = HeaderText.of(longest, ordered).length;
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    PlacedTensorFile placed = new PlacedTensorFile(channel, ordered, headerBytes);
    long size = HeaderReader.PREFIX_BYTES + headerBytes + placed.dataBytes;
    placed.writeAt(size - 1, ByteBuffer.allocate(1));
    return placed;
  }

  /**
   * Writes the remaining bytes, little-endian values of the tensor's type, in their place. Each
   * element of each tensor must be written once.
   *
   * @param from index of the first element
   */
  public void write(String name, long from, ByteBuffer bytes) throws IOException {
    NamedTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("No tensor " + Quote.of(name) + " was declared.");
    }
    long begin = tensor.dtype().bytes(from);
    int count = bytes.remaining();
    if (from < 0 || begin + count > tensor.byteSize()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Tensor %s takes %d bytes; %d from byte %d on were given.",
              Quote.of(name),
              tensor.byteSize(),
              count,
              begin));
    }
    writeAt(begins.get(name) + begin, bytes);
    missing.addAndGet(-count);
  }

  /** Forces what has been written so far to the disk. */
  public void force() throws IOException {
    channel.force(false);
  }

  /**
   * Writes the header, which makes it a safetensors file.
   *
   * @throws IllegalStateException if not every element has been written
   */
  public void finish(Map<String, String> metadata) throws IOException {
    Require.state(missing.get() == 0, "%d of %d bytes were not written.", missing.get(), dataBytes);
    byte[] text = HeaderText.of(metadata, ordered);
    Require.argument(
        text.length <= headerBytes,
        "The header takes %d bytes, but %d were announced.",
        text.length,
        headerBytes);
    byte[] padded = Arrays.copyOf(text, headerBytes);
    Arrays.fill(padded, text.length, headerBytes, (byte) ' ');
    ByteBuffer header =
        ByteBuffer.allocate(HeaderReader.PREFIX_BYTES + headerBytes)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(headerBytes)
            .put(padded);
    writeAt(0, header.flip());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void writeAt(long place, ByteBuffer bytes) throws IOException {
    long at = place;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }
}
