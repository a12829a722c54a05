package mcl.base.safetensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import mcl.base.check.UserException;

/** What must hold for a file of any bytes whatever. */
final class HostileBytes {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Above what the hooks of a fuzzer spend, below what a header's greatest length would cost. */
  private static final long ALLOWANCE = 32_000_000;

  private HostileBytes() {}

  /**
   * Opens the bytes as a file: either they open and every tensor can be read, or they are refused
   * with a {@link UserException}. No memory is spent that the file does not pay for in bytes.
   *
   * @return whether the file opened
   */
  static boolean open(Path file, byte[] bytes) {
    RawFile.write(file, bytes);
    long limit = ALLOWANCE + 100L * bytes.length;
    long before = allocated();
    boolean opened = opens(file);
    if (allocated() - before > limit) { // the first time, classes are loaded as well
      before = allocated();
      opens(file);
      long spent = allocated() - before;
      assertTrue(spent <= limit, "allocated " + spent);
    }
    return opened;
  }

  private static boolean opens(Path file) {
    try (TensorFile tensors = TensorFile.open(file)) {
      for (String name : tensors.names()) {
        assertEquals(tensors.header(name).byteSize(), tensors.bytes(name).remaining());
      }
      return true;
    } catch (UserException e) {
      assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
      return false;
    }
  }

  private static long allocated() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
