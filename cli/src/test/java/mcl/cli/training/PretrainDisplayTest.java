package mcl.cli.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mcl.cli.Session;
import mcl.cli.terminal.Interruption;
import mcl.cli.terminal.PretendedScreen;
import mcl.cli.terminal.Terminal;
import mcl.pretraining.loop.StepReport;
import org.junit.jupiter.api.Test;

final class PretrainDisplayTest {
  private static final long SECOND = 1_000_000_000;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream plain = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private long now;

  @Test
  void withoutATerminalALineEverySoManySteps() {
    run(Terminal.plain(plain, plain), 1, 4);
    assertEquals(
        List.of(
            "step 2 of 1,000: loss 1.500, 100 tokens/s, rtd G 3.000 D 0.150, 0:16:38 left",
            "step 4 of 1,000: loss 3.500, 100 tokens/s, rtd G 7.000 D 0.350, 0:16:36 left",
            "saved run" + File.separator + "checkpoint-4"),
        lines());
  }

  @Test
  void theTimeLeftKnowsOnlyTheStepsOfThisProcess() {
    run(Terminal.plain(plain, plain), 901, 902);
    assertTrue(lines().get(0).endsWith(", 0:01:38 left"), lines().toString());
  }

  @Test
  void beforeAStepIsTimedNothingIsSaidOfTheTimeLeft() {
    try (PretrainDisplay display = display(Terminal.plain(plain, plain))) {
      now += SECOND;
      display.onStep(new StepReport(2, 1e-4, 1, Double.NaN, Map.of(), Map.of(), false, 100, 0));
    }
    assertEquals("step 2 of 1,000: loss NaN, 100 tokens/s", lines().get(1));
  }

  @Test
  void onATerminalMessagesStandAboveTheBar() {
    PretendedScreen screen = new PretendedScreen(100);
    run(screen.terminal(), 501, 504);
    List<String> rows = screen.rows();
    assertEquals("saved run" + File.separator + "checkpoint-504", rows.get(0));
    assertTrue(
        rows.get(1).matches("Pre-training  50% \\|█+.* 504/1000 .* loss [0-9.]+, 100 tok/s.*"),
        rows.toString());
    assertEquals(List.of(""), rows.subList(2, rows.size()));
  }

  @Test
  void aSkippedStepIsSaid() {
    try (PretrainDisplay display = display(Terminal.plain(plain, plain))) {
      display.onStep(step(7, false));
    }
    assertEquals(List.of("Step 7 skipped: loss or gradient is not finite."), lines());
  }

  private void run(Terminal terminal, long first, long last) {
    try (PretrainDisplay display = display(terminal)) {
      for (long step = first; step <= last; step++) {
        now += SECOND;
        display.onStep(step(step, true));
      }
      display.onCheckpoint(Path.of("run", "checkpoint-" + last));
    }
  }

  private PretrainDisplay display(Terminal terminal) {
    Interruption interruption = new Interruption(terminal.err(), () -> {});
    return new PretrainDisplay(new Session(terminal, interruption, Map.of()), 1000, 2, () -> now);
  }

  private static StepReport step(long step, boolean updated) {
    Map<String, Double> losses = new LinkedHashMap<>();
    losses.put("rtd/generator_loss", 2.0 * step);
    losses.put("rtd/detection_loss", 0.1 * step);
    return new StepReport(step, 1e-4, 1, step, losses, Map.of(), updated, 100, 0);
  }

  private List<String> lines() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
