package mcl.base.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A whole file mapped read-only, whatever its size.
 *
 * <p>One Java buffer reaches 2 GiB. So the file is covered by windows that begin every 1 GiB and
 * are almost 2 GiB long: any slice of up to 1 GiB lies whole inside the window in which it begins.
 * Mapping takes address space and no memory, and needs the file open only for a moment: no thread's
 * interruption can close it under another, and several threads can read.
 */
final class MappedWindows {
  private static final int STRIDE_BITS = 30;
  private static final long WINDOW_BYTES = Integer.MAX_VALUE;

  private final MappedByteBuffer[] windows;
  private final long size;

  private MappedWindows(MappedByteBuffer[] windows, long size) {
    this.windows = windows;
    this.size = size;
  }

  static MappedWindows of(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      MappedByteBuffer[] windows = new MappedByteBuffer[(int) (size >>> STRIDE_BITS) + 1];
      for (int i = 0; i < windows.length; i++) {
        long begin = (long) i << STRIDE_BITS;
        long length = Math.min(WINDOW_BYTES, size - begin);
        windows[i] = channel.map(FileChannel.MapMode.READ_ONLY, begin, length);
      }
      return new MappedWindows(windows, size);
    }
  }

  long size() {
    return size;
  }

  /** A read-only, little-endian view of at most {@link TensorSource#MAX_SLICE_BYTES}. */
  ByteBuffer slice(long offset, int length) {
    MappedByteBuffer window = windows[(int) (offset >>> STRIDE_BITS)];
    int begin = (int) (offset & ((1L << STRIDE_BITS) - 1));
    return window.slice(begin, length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
