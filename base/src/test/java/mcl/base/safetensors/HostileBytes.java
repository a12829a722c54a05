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

  private HostileBytes() {}

  /**
   * Opens the bytes as a file: either they open and every tensor can be read, or they are refused
   * with a {@link UserException}. No memory is spent that the file does not pay for in bytes.
   *
   * @return whether the file opened
   */
  static boolean open(Path file, byte[] bytes) {
    RawFile.write(file, bytes);
    long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    boolean opened = false;
    try (TensorFile tensors = TensorFile.open(file)) {
      opened = true;
      tensors.names().forEach(name -> readAll(tensors, name));
    } catch (UserException e) {
      assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
    }
    long spent = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    assertTrue(spent < 32_000_000 + 100L * bytes.length, "allocated " + spent);
    return opened;
  }

  private static void readAll(TensorFile tensors, String name) {
    assertEquals(tensors.header(name).byteSize(), tensors.bytes(name).remaining());
  }
}
