package mcl.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import mcl.cli.report.Table.Cell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TableHtmlTest {
  @Test
  void aTableIsReadable() {
    Table table = Table.of("scores", "run", "kind", "score").row("a", "x", "1.5");
    assertEquals(
        """
        <div class="scroll" role="region" tabindex="0" aria-label="scores">
        <table class="values">
        <caption>scores</caption>
        <thead><tr><th scope="col">run</th><th scope="col">kind</th>\
        <th scope="col" class="number">score</th></tr></thead>
        <tbody>
        <tr><th scope="row" dir="auto">a</th><td dir="auto">x</td>\
        <td class="number" dir="auto">1.5</td></tr>
        </tbody>
        </table>
        </div>
        """,
        TableHtml.of(table));
  }

  @Test
  void highlightedCellsAreMarked() {
    Table table = Table.of("t", "run", "score").row(Cell.of("a"), Cell.best("2"));
    assertTrue(TableHtml.of(table).contains("<td class=\"number best\" dir=\"auto\">2</td>"));
  }

  @Test
  void tonesAreClasses() {
    Table table =
        Table.of("t", "run", "cell").row(Cell.of("a"), new Cell("caught", Table.Tone.GOOD));
    assertTrue(TableHtml.of(table).contains("<td class=\"good\" dir=\"auto\">caught</td>"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "12",
        "-0.5",
        "1,234.5",
        "58.3%",
        "58.3 %",
        "0.69 ± 0.02",
        "58% ± 1%",
        "1.2e-5",
        "–"
      })
  void numbersAreSetRight(String text) {
    assertTrue(html(text).contains("class=\"number\""), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"12 layers", "n/a", "2.7.1-cpu", "-"})
  void wordsAreNot(String text) {
    assertFalse(html(text).contains("class=\"number\""), text);
  }

  @Test
  void columnsOfNumbersCanBeNamed_whateverTheyHold() {
    Table table = Table.of("t", "place", "text", "D says").withNumbers(Set.of("D says"));
    String html = TableHtml.of(table.row("1", "12", "").row("2", "13", "<1%"));
    assertTrue(html.contains("<th scope=\"col\" class=\"number\">D says</th>"), html);
    assertTrue(html.contains("<td class=\"number\" dir=\"auto\"></td>"), html);
    assertTrue(html.contains("<td dir=\"auto\">12</td>"), html);
  }

  @Test
  void everythingIsEscaped() {
    String html = TableHtml.of(Table.of("<&>", "\"<\"", "<").row("<i>", "</td>"));
    assertFalse(html.contains("<i>"));
    assertTrue(html.contains("&lt;/td&gt;</td>"));
    assertTrue(html.contains("aria-label=\"&lt;&amp;&gt;\""));
    assertTrue(html.contains("<th scope=\"col\">&quot;&lt;&quot;</th>"));
  }

  @Test
  void reject_whenARowIsTooShort() {
    Table table = Table.of("t", "a", "b");
    assertThrows(IllegalArgumentException.class, () -> table.row("only one"));
  }

  private static String html(String text) {
    return TableHtml.of(Table.of("t", "name", "value").row("a", text));
  }
}
