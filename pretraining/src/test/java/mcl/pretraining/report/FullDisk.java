package mcl.pretraining.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A file on a disk that has room for so many bytes more, and then fails as the system does. */
final class FullDisk extends FileChannel {
  private final FileChannel file;
  private long left = Long.MAX_VALUE;

  FullDisk(FileChannel file) {
    this.file = file;
  }

  /** From now on there is room for so many bytes. */
  void left(long bytes) {
    left = bytes;
  }

  @Override
  public int write(ByteBuffer bytes, long position) throws IOException {
    if (left == 0 && bytes.hasRemaining()) {
      throw new IOException("No space left on device");
    }
    int fits = (int) Math.min(left, bytes.remaining());
    int written = file.write(bytes.slice().limit(fits), position);
    bytes.position(bytes.position() + written);
    left -= written;
    return written;
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public void force(boolean metaData) throws IOException {
    file.force(metaData);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    file.close();
  }

  private static <T> T unused() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int read(ByteBuffer target) {
    return unused();
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) {
    return unused();
  }

  @Override
  public int read(ByteBuffer target, long position) {
    return unused();
  }

  @Override
  public int write(ByteBuffer bytes) {
    return unused();
  }

  @Override
  public long write(ByteBuffer[] bytes, int offset, int length) {
    return unused();
  }

  @Override
  public long position() {
    return unused();
  }

  @Override
  public FileChannel position(long place) {
    return unused();
  }

  @Override
  public FileChannel truncate(long bytes) {
    return unused();
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) {
    return unused();
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count) {
    return unused();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long bytes) {
    return unused();
  }

  @Override
  public FileLock lock(long position, long bytes, boolean shared) {
    return unused();
  }

  @Override
  public FileLock tryLock(long position, long bytes, boolean shared) {
    return unused();
  }
}
