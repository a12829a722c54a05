package mcl.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LiveLineTest {
  private final PretendedScreen screen = new PretendedScreen(20);
  private final Terminal terminal = screen.terminal();
  private final LiveLine line = terminal.liveLine().orElseThrow();

  @Test
  void messagesScrollByAboveIt() {
    line.show("first");
    terminal.err().println("a message longer");
    line.show("second");
    terminal.out().println("a result");
    assertEquals(List.of("a message longer", "a result", "second"), screen.rows());
    line.end();
    terminal.err().println("below");
    assertEquals(List.of("a message longer", "a result", "second", "below", ""), screen.rows());
  }

  @Test
  void aShorterTextLeavesNothingOfTheOneBefore() {
    line.show("a long text");
    line.show("short");
    assertEquals(List.of("short"), screen.rows());
  }

  @Test
  void aMessageInPiecesIsNotCutInTwo() {
    line.show("bar");
    terminal.err().print("half ");
    line.show("new bar");
    terminal.err().print("a line\nand more");
    assertEquals(List.of("half a line", "and more"), screen.rows());
    terminal.err().println();
    assertEquals(List.of("half a line", "and more", "new bar"), screen.rows());
  }

  @Test
  void aTextTooLongIsCutBeforeTheLastColumn() {
    line.show("0123456789012345678901234");
    assertEquals(List.of("01234567890123456"), screen.rows());
    terminal.err().println("message");
    assertEquals(List.of("message", "01234567890123456"), screen.rows());
  }

  @Test
  void noEscapeSequencesAreNeeded() {
    line.show("bar");
    terminal.err().println("message");
    assertFalse(screen.printed().contains("\u001b"));
  }

  @Test
  void theEchoOfAnInterruptionIsErasedWithTheLine() {
    line.show("a bar as wide as can be");
    screen.write('^');
    screen.write('C');
    terminal.err().println("Stopping");
    line.show("bar");
    assertEquals(List.of("Stopping", "bar"), screen.rows());
  }

  @Test
  void nothingShownNothingEnded() {
    line.end();
    terminal.err().println("message");
    assertEquals("message\n", screen.printed().replace("\r\n", "\n"));
  }

  @Test
  void theWindowMayBecomeNarrower() {
    AtomicInteger columns = new AtomicInteger(20);
    PretendedScreen narrowing = new PretendedScreen(20);
    LiveLine below = new LiveLine(narrowing, columns::get);
    below.show("0123456789");
    columns.set(6);
    below.show("0123456789");
    assertTrue(narrowing.printed().endsWith("\r012"), narrowing.printed());
  }

  @Test
  void manyThreadsKeepLinesWhole() {
    IntStream.range(0, 400)
        .parallel()
        .forEach(
            i -> {
              line.show("bar " + i);
              terminal.err().print("message " + i + "\n");
            });
    List<String> rows = screen.rows();
    assertEquals(401, rows.size());
    rows.subList(0, 400).forEach(row -> assertTrue(row.matches("message [0-9]+"), row));
  }
}
