package mcl.cli.showcourses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import mcl.cli.report.Table.Cell;
import mcl.cli.report.Table.Tone;
import mcl.cli.showcourses.Gloss.Extent;
import mcl.cli.showcourses.Gloss.Row;
import org.junit.jupiter.api.Test;

final class GlossBlocksTest {
  private static final Paint PLAIN = new Paint(false);

  private static Row row(String name, String... cells) {
    return new Row(name, Stream.of(cells).map(Cell::of).toList());
  }

  private static List<String> lines(int width, Row... rows) {
    return GlossBlocks.lines(new Gloss(Extent.WHOLE, Arrays.asList(rows)), width, PLAIN);
  }

  @Test
  void columns_areAsWideAsTheirWidestCell() {
    assertEquals(
        List.of("  a     one  two", "  long  1    2222  3"),
        lines(40, row("a", "one", "two", ""), row("long", "1", "2222", "3")));
  }

  @Test
  void blocks_endBeforeTheWidthIsPassed() {
    assertEquals(
        List.of("  t  aaa  bbb", "  u  1    2", "", "  t  ccc", "  u  3"),
        lines(13, row("t", "aaa", "bbb", "ccc"), row("u", "1", "2", "3")));
  }

  @Test
  void aTokenWiderThanTheTerminal_standsAlone() {
    assertEquals(
        List.of("  t  a", "", "  t  a-long-piece", "", "  t  b"),
        lines(10, row("t", "a", "a-long-piece", "b")));
  }

  @Test
  void wideAndCombiningCharacters_keepTheColumns() {
    assertEquals(
        List.of("  t  猫    e\u0301  🙂  x", "  u  1234  2  3   4"),
        lines(40, row("t", "猫", "e\u0301", "🙂", "x"), row("u", "1234", "2", "3", "4")));
  }

  @Test
  void blocksWithNothingToSee_areLeftOut() {
    Cell same = new Cell("·", Tone.QUIET);
    Gloss gloss =
        new Gloss(
            Extent.NOTED_ONLY,
            List.of(
                row("t", "aaa", "bbb", "ccc", "ddd", "eee"),
                new Row("u", List.of(same, same, Cell.of("!"), same, same))));
    assertEquals(List.of("  …", "  t  ccc", "  u  !", "  …"), GlossBlocks.lines(gloss, 9, PLAIN));
  }

  @Test
  void rows_areEquallyLong() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Gloss(Extent.WHOLE, List.of(row("t", "a"), row("u"))));
  }
}
