package mcl.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProgressTest {
  private static final String[] NOTES = {"loss 12.345", "1,234 tokens/s", "rtd G 5.000 D 0.300"};

  @Test
  void theBarShowsWhereItStands() {
    PretendedScreen screen = new PretendedScreen(160);
    try (Progress progress = Progress.start(screen.terminal(), "Pre-training", 2000, () -> 0)) {
      progress.to(840, NOTES);
    }
    String bar = screen.rows().get(0);
    assertTrue(bar.startsWith("Pre-training  42% |█"), bar);
    assertTrue(
        bar.matches(".* 840/2000 \\(0:00:0. / .*\\) loss 12.345, 1,234 tokens/s, rtd G 5.000.*"),
        bar);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 20, 30, 40, 60, 80, 100, 120, 200})
  void theBarFitsAndIsFollowedByWhatComesNext(int columns) {
    PretendedScreen screen = new PretendedScreen(columns);
    Terminal terminal = screen.terminal();
    try (Progress progress = Progress.start(terminal, "Pre-training", 1_000_000, () -> 0)) {
      progress.to(250_000, NOTES);
    }
    terminal.err().println("next");
    assertEquals(3, screen.rows().size(), screen.rows().toString());
    assertTrue(screen.rows().get(0).length() < columns);
    assertEquals("next", screen.rows().get(1));
  }

  @Test
  @Timeout(60)
  void aBarThatStandsShowsNewNotes() throws InterruptedException {
    PretendedScreen screen = new PretendedScreen(100);
    try (Progress progress = Progress.start(screen.terminal(), "rte", 5, () -> 0)) {
      progress.to(5, "loss 1");
      await(screen, ") loss 1");
      progress.to(5, "judging 40%", "loss 1");
      await(screen, ") judging 40%, loss 1");
    }
  }

  private static void await(PretendedScreen screen, String shown) throws InterruptedException {
    while (!screen.rows().get(0).contains(shown)) {
      Thread.sleep(10);
    }
  }

  @Test
  void notesAreLeftOutWholeTheLastOnesFirst() {
    assertEquals("a, bb", LiveBar.fitting(8, "a", "bb", "ccc"));
    assertEquals("a, bb, ccc", LiveBar.fitting(10, "a", "bb", "ccc"));
    assertEquals("", LiveBar.fitting(0, "a", "bb"));
    assertEquals("", LiveBar.fitting(-5, "a"));
  }

  @Test
  void aRunThatGoesOnStartsWhereItWas() {
    PretendedScreen screen = new PretendedScreen(100);
    try (Progress progress =
        Progress.startFrom(500, screen.terminal(), "Pre-training", 1000, () -> 0)) {
      progress.to(500);
    }
    String bar = screen.rows().get(0);
    assertTrue(bar.contains("50% |██████"), bar);
    assertTrue(bar.contains(" 500/1000 (0:00:00 / ?)"), "no step has been timed: " + bar);
  }

  @Test
  void anUnknownTotalHasABarToo() {
    PretendedScreen screen = new PretendedScreen(60);
    try (Progress progress = Progress.start(screen.terminal(), "Reading", 0, () -> 0)) {
      progress.more(7);
    }
    assertTrue(screen.rows().get(0).startsWith("Reading  ? % |"), screen.rows().toString());
  }

  @Test
  void closingTwiceIsClosingOnce() {
    PretendedScreen screen = new PretendedScreen(60);
    Progress progress = Progress.start(screen.terminal(), "Reading", 9, () -> 0);
    progress.close();
    progress.close();
    assertEquals(2, screen.rows().size());
  }

  @Test
  void withoutATerminalThereAreLinesNowAndThen() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    long[] now = {0};
    try (Progress progress =
        Progress.start(Terminal.plain(out, out), "Tokenizing", 200, () -> now[0])) {
      progress.to(10, "x");
      now[0] = 16_000_000_000L;
      progress.to(50, "loss 1", "2 tokens/s");
      progress.to(60);
    }
    String printed = bytes.toString(StandardCharsets.UTF_8);
    assertEquals(List.of("Tokenizing: 25%, loss 1, 2 tokens/s"), printed.lines().toList());
    assertFalse(printed.contains("\r") && !printed.contains("\r\n"));
  }
}
