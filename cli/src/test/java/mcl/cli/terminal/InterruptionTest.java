package mcl.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

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
    assertTrue(messages.toString(StandardCharsets.UTF_8).contains("Stopping after this step."));
  }

  @Test
  void secondSignal_ends() {
    interruption.listen();
    interruption.signal();
    interruption.signal();
    assertEquals(1, ends.get());
  }
}
