package mcl.base.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import mcl.base.check.Stopped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of FIPS 180-2, appendix B. */
final class Sha256Test {
  @TempDir Path folder;

  @Test
  void bytes() {
    assertEquals(
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Sha256.of(new byte[0]));
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        Sha256.of("abc".getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void fileLongerThanTheBuffer() throws IOException {
    Path file = folder.resolve("a");
    Files.writeString(file, "a".repeat(1_000_000));
    assertEquals(
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0", Sha256.of(file));
  }

  @Test
  void aLongFileCanBeGivenUp() throws IOException {
    Path file = Files.write(folder.resolve("a"), new byte[1_000_000]);
    AtomicInteger asked = new AtomicInteger();
    assertThrows(Stopped.class, () -> Sha256.of(file, () -> asked.incrementAndGet() == 3));
    Thread.currentThread().interrupt();
    assertThrows(ClosedByInterruptException.class, () -> Sha256.of(file));
    assertTrue(Thread.interrupted());
  }
}
