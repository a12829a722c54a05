package mcl.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HeatMapHtmlTest {
  private static final HeatMap.Range COSINES = new HeatMap.Range(-1, 1);

  @Test
  void aMapIsATable() {
    HeatMap map =
        HeatMap.of("cosines", "Blue agrees.", COSINES, List.of("a", "b", "c"))
            .row("r", -1, 0, 0.5)
            .row("s", Double.NaN, Double.POSITIVE_INFINITY, 1);
    String html = HeatMapHtml.of(map);
    assertTrue(
        html.startsWith(
            """
            <figure class="heat">
            <div class="scroll" role="region" tabindex="0" aria-label="cosines">
            <table class="shades">
            <caption>cosines</caption>
            <thead><tr><td></td><th scope="col" dir="auto">a</th>\
            <th scope="col" dir="auto">b</th><th scope="col" dir="auto">c</th></tr></thead>
            <tbody>
            <tr><th scope="row" dir="auto">r</th><td class="low5">-1.00</td>\
            <td class="even">0.00</td><td class="high3">0.50</td></tr>
            <tr><th scope="row" dir="auto">s</th><td class="none" aria-label="no value">–</td>\
            <td class="none" aria-label="no value">–</td><td class="high5">1.00</td></tr>
            </tbody>
            </table>
            </div>
            """),
        html);
    assertTrue(html.endsWith("<figcaption class=\"hint\">Blue agrees.</figcaption>\n</figure>\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "-0.001, even, 0.00",
    "0.09, even, 0.09",
    "0.11, high1, 0.11",
    "-0.31, low2, -0.31",
    "1.00001, high5, 1.00",
    "-7, low5, -7.00"
  })
  void theColourFollowsTheValue(double value, String shade, String number) {
    assertTrue(cells(COSINES, value).contains(cell(shade, number)), cells(COSINES, value));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 200, 150, high3, 150",
    "0, 0.02, 0.01, even, 0.0100",
    "0, 10, 0, low5, 0.00",
    "5, 15, 12, high2, 12.00"
  })
  void theRangeDecidesColoursAndDigits(
      double low, double high, double value, String shade, String number) {
    String html = cells(new HeatMap.Range(low, high), value);
    assertTrue(html.contains(cell(shade, number)), html);
  }

  @Test
  void everyShadeHasAStyle() {
    String html = cells(COSINES, 0);
    String legend = html.substring(html.indexOf("<p class=\"hint legend\""));
    assertEquals(12, legend.split("<span class=").length);
    for (int step = 1; step <= 5; step++) {
      for (String shade : List.of("low" + step, "high" + step)) {
        assertTrue(legend.contains("<span class=\"" + shade + "\"></span>"), legend);
        assertTrue(PageParts.style().contains("." + shade + " { background: rgba("), shade);
      }
    }
  }

  @Test
  void everyTextIsEscaped() {
    String html =
        HeatMapHtml.of(HeatMap.of("<i>", "<i>", COSINES, List.of("<i>\"")).row("</th>", 0));
    assertFalse(html.contains("<i>"));
    assertTrue(html.contains("aria-label=\"&lt;i&gt;\""));
    assertTrue(html.contains("<th scope=\"col\" dir=\"auto\">&lt;i&gt;&quot;</th>"));
    assertTrue(html.contains("<th scope=\"row\" dir=\"auto\">&lt;/th&gt;</th>"));
  }

  @Test
  void reject_whenARowIsTooShort() {
    HeatMap map = HeatMap.of("t", "", COSINES, List.of("a", "b"));
    assertThrows(IllegalArgumentException.class, () -> map.row("only one", 1));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, -1", "NaN, 1", "0, Infinity"})
  void reject_whenTheRangeIsNone(double low, double high) {
    assertThrows(IllegalArgumentException.class, () -> new HeatMap.Range(low, high));
  }

  private static String cells(HeatMap.Range range, double value) {
    return HeatMapHtml.of(HeatMap.of("t", "c", range, List.of("a")).row("r", value));
  }

  private static String cell(String shade, String number) {
    return "<td class=\"" + shade + "\">" + number + "</td>";
  }
}
