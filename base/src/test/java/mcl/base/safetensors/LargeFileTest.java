package mcl.base.safetensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sparse file of more than 4 GiB, which takes no room on the disk. */
final class LargeFileTest {
  private static final long BIG = 1_100_000_000L;
  private static final long BIG_BYTES = 4 * BIG;

  @TempDir Path folder;
  private Path path;
  private long dataBegin;

  @BeforeEach
  void writeSparseFile() throws IOException {
    String header =
        String.format(
            "{'big':{'dtype':'F32','shape':[%d,1100],'data_offsets':[0,%d]},"
                + "'last':{'dtype':'I64','shape':[2],'data_offsets':[%d,%d]}}",
            BIG / 1100, BIG_BYTES, BIG_BYTES, BIG_BYTES + 16);
    byte[] begin = RawFile.of(header, 0);
    dataBegin = begin.length;
    path = folder.resolve("large.safetensors");
    try (FileChannel channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      channel.write(ByteBuffer.wrap(begin), 0);
      put(channel, 4 * 300_000_000L, Float.floatToIntBits(1.5f));
      put(channel, 4 * 800_000_000L, Float.floatToIntBits(2.5f));
      put(channel, BIG_BYTES - 4, Float.floatToIntBits(3.5f));
      put(channel, BIG_BYTES + 8, 7);
      put(channel, BIG_BYTES + 12, 0);
    }
  }

  @Test
  void valuesBeyondTwoAndFourGibibytesAreRead() {
    try (TensorFile file = TensorFile.open(path)) {
      assertEquals(1.5f, value(file, 300_000_000L));
      assertEquals(2.5f, value(file, 800_000_000L));
      assertEquals(3.5f, value(file, BIG - 1));
      assertEquals(7, file.longs("last")[1]);
    }
  }

  @Test
  void slicesCrossTheSeamsOfTheMapping() {
    try (TensorFile file = TensorFile.open(path)) {
      int whole = TensorSource.MAX_SLICE_BYTES / 4;
      long from = 800_000_000L - whole + 1;
      ByteBuffer slice = file.bytes("big", from, whole);
      assertEquals(TensorSource.MAX_SLICE_BYTES, slice.remaining());
      assertEquals(2.5f, slice.getFloat(4 * (whole - 1)));
      for (long seam = 1L << 30; seam < BIG_BYTES; seam += 1L << 30) {
        long element = (seam - dataBegin) / 4;
        float[] two = new float[2];
        file.read("big", element - 1, two);
        assertEquals(0, two[0] + two[1]);
      }
    }
  }

  @Test
  void reject_slicesOfMoreThanOneGibibyte() {
    try (TensorFile file = TensorFile.open(path)) {
      int tooMany = TensorSource.MAX_SLICE_BYTES / 4 + 1;
      assertThrows(IllegalArgumentException.class, () -> file.bytes("big", 0, tooMany));
    }
  }

  @Test
  void openingTakesNoHeap() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    TensorFile.open(path).close();
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    TensorFile.open(path).close();
    long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    assertTrue(after - before < 100_000, "allocated " + (after - before));
  }

  private static float value(TensorFile file, long element) {
    float[] one = new float[1];
    file.read("big", element, one);
    return one[0];
  }

  private void put(FileChannel channel, long offset, int bits) throws IOException {
    ByteBuffer word = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    channel.write(word.putInt(bits).flip(), dataBegin + offset);
  }
}
