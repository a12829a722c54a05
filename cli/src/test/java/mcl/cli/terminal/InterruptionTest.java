package mcl.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import mcl.base.check.Stopped;
import mcl.base.files.AtomicFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InterruptionTest {
  private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
  private final AtomicInteger ends = new AtomicInteger();
  private final Interruption interruption =
      new Interruption(
          new PrintStream(messages, true, StandardCharsets.UTF_8), ends::incrementAndGet);

  @Test
  void signal_endsWhenNobodyListens() {
    interruption.signal();
    assertEquals(1, ends.get());
  }

  @Test
  void firstSignal_onlyAsksWhoeverListens() {
    BooleanSupplier stop = interruption.listen();
    assertFalse(stop.getAsBoolean());
    interruption.signal();
    assertTrue(stop.getAsBoolean());
    assertEquals(0, ends.get());
    assertTrue(messages.toString(StandardCharsets.UTF_8).contains("Stopping. Once more (Ctrl-C)"));
  }

  @Test
  void secondSignal_ends() {
    interruption.listen();
    interruption.signal();
    interruption.signal();
    assertEquals(1, ends.get());
  }

  @Test
  void interruptedWork_leavesNothing_andEndsAsInterrupted(@TempDir Path folder) throws IOException {
    AtomicFiles.Writer half =
        temporary -> {
          Files.writeString(temporary.resolve("one"), "one");
          interruption.signal();
          Files.writeString(temporary.resolve("two"), "two");
        };
    Interruption.Work<Void> work =
        () -> {
          AtomicFiles.writeFolder(folder.resolve("model"), half);
          return null;
        };
    assertThrows(InterruptedException.class, () -> interruption.interrupting(work));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
    assertFalse(Thread.currentThread().isInterrupted(), "the next file can be written");
    assertEquals(0, ends.get());
  }

  @Test
  void workThatIsDoneWhenInterrupted_isDone() throws Exception {
    Interruption.Work<String> work =
        () -> {
          interruption.signal();
          return "done";
        };
    assertEquals("done", interruption.interrupting(work));
    assertFalse(Thread.currentThread().isInterrupted());
    assertThrows(
        InterruptedException.class,
        () -> interruption.interrupting(() -> new CountDownLatch(1).await(1, TimeUnit.MINUTES)),
        "nothing is begun any more");
  }

  @Test
  void otherFailuresOfInterruptedWork_stayWhatTheyAre() {
    Interruption.Work<String> work =
        () -> {
          interruption.signal();
          throw new IOException("No space left on device");
        };
    assertThrows(IOException.class, () -> interruption.interrupting(work));
  }

  @Test
  void workThatDoesNotStop_isNotWaitedForLong() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    PrintStream nowhere = new PrintStream(messages, true, StandardCharsets.UTF_8);
    Interruption impatient = new Interruption(nowhere, ended::countDown, Duration.ofMillis(1));
    Interruption.Work<Boolean> deaf =
        () -> {
          impatient.signal();
          Thread.interrupted();
          return ended.await(1, TimeUnit.MINUTES);
        };
    assertTrue(impatient.interrupting(deaf));
  }

  @Test
  void uncutWork_comesToItsEnd() throws Exception {
    StringBuilder written = new StringBuilder();
    Interruption.Work<StringBuilder> lines =
        () -> {
          interruption.signal();
          return written.append("all lines");
        };
    assertThrows(Stopped.class, () -> interruption.uncut(lines));
    assertEquals("all lines", written.toString());
    assertEquals(0, ends.get());
  }

  @Test
  void betweenTwoPiecesOfUncutWork_aSignalEnds() throws Exception {
    assertEquals("written", interruption.uncut(() -> "written"));
    interruption.signal();
    assertEquals(1, ends.get());
  }
}
