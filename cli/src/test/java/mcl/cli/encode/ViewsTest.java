package mcl.cli.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import mcl.cli.encode.TokenBlocks.Column;
import mcl.cli.terminal.TextWidth;
import org.junit.jupiter.api.Test;

final class ViewsTest {
  private static final Screen PLAIN = new Screen(20, false);

  @Test
  void blocks_putNumbersBelowTokensAndBreakAtTheWidth() {
    List<Column> columns =
        List.of(
            new Column("[CLS]", "1%", ""),
            new Column("東京", "97%", ""),
            new Column("a", "100%", ""),
            new Column("end", "2%", ""));
    assertEquals(
        List.of("  [CLS]  東京  a", "  1%     97%   100%", "  end", "  2%"),
        TokenBlocks.lines(columns, PLAIN));
  }

  @Test
  void blocks_letAWideTokenStandAlone() {
    Column wide = new Column("w".repeat(30), "1%", "");
    List<String> lines = TokenBlocks.lines(List.of(wide, wide), PLAIN);
    assertEquals(4, lines.size());
    assertEquals(32, TextWidth.of(lines.get(0)));
  }

  @Test
  void blocks_colourOnlyWhereThereAreColours() {
    List<Column> columns = List.of(new Column("a", "99%", "1;31"));
    assertEquals("  a", TokenBlocks.lines(columns, PLAIN).get(0));
    String painted = TokenBlocks.lines(columns, new Screen(20, true)).get(0);
    assertEquals("  \u001b[1;31ma\u001b[0m", painted.stripTrailing());
  }

  @Test
  void blocks_neverExceedTheWidth() {
    List<Column> columns = new ArrayList<>();
    IntStream.range(0, 50).forEach(i -> columns.add(new Column("t".repeat(1 + i % 9), "5%", "")));
    for (String line : TokenBlocks.lines(columns, PLAIN)) {
      assertTrue(TextWidth.of(line) <= PLAIN.width(), line);
    }
  }

  @Test
  void numbers_thatAreNoneBecomeNull() {
    Object json = Tokens.json(new float[] {1, Float.NaN});
    assertTrue(json instanceof List<?> list && list.get(1) == null && list.get(0).equals(1f));
    assertTrue(Tokens.json(new float[] {1}) instanceof float[]);
  }

  @Test
  void summary_isTheLengthAndTheFirstNumbers() {
    assertEquals("   5.000     3.000   4.000", Tokens.summary(new float[] {3, 4}));
    assertTrue(Tokens.summary(new float[9]).endsWith("0.000 ..."));
  }

  @Test
  void tally_saysNothingOfOrdinaryTexts() {
    assertEquals(List.of(), new Tally().sentences(5));
  }
}
