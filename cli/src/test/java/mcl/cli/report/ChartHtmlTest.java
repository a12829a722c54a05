package mcl.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mcl.base.json.Json;
import mcl.cli.report.LineChart.Axis;
import mcl.cli.report.LineChart.Reference;
import org.junit.jupiter.api.Test;

final class ChartHtmlTest {
  private static final double NAN = Double.NaN;
  private static final Pattern EMBEDDED =
      Pattern.compile("<script type=\"application/json\">(.*?)</script>", Pattern.DOTALL);

  @Test
  void dataAreJson() throws IOException {
    JsonNode data = data(chart(Axis.linear("loss", "nats"), 0.5, 1 / 3.0, 4));
    assertEquals(
        Json.tree(
            """
            {"x": {"label": "step", "logarithmic": false},
             "y": {"label": "loss (nats)", "logarithmic": false},
             "series": [{"name": "train", "x": [1, 2, 3], "y": [0.5, 0.3333333, 4]}],
             "references": [{"name": "chance", "value": 2.5}]}
            """),
        data);
  }

  @Test
  void gapsAreNull() throws IOException {
    JsonNode y = curve(chart(Axis.linear("y", ""), 1, NAN, Double.POSITIVE_INFINITY)).get("y");
    assertEquals("[1,null,null]", y.toString());
  }

  @Test
  void aLogarithmicAxisDrawsNothingAtZero() throws IOException {
    JsonNode y = curve(chart(Axis.logarithmic("y", ""), 1, 0, -1)).get("y");
    assertEquals("[1,null,null]", y.toString());
    LineChart overLog =
        LineChart.of("t", Axis.logarithmic("x", ""), Axis.linear("y", ""))
            .with(new Series("s", new double[] {0, 1, 10}, new double[] {7, 8, 9}));
    assertEquals("[1,10]", curve(overLog).get("x").toString());
    assertEquals("[8,9]", curve(overLog).get("y").toString());
  }

  @Test
  void namesCannotLeaveTheirElement() throws IOException {
    String name = "</script><script>alert('\"')</script> <!-- & \u2028";
    LineChart chart =
        LineChart.of(name, Axis.linear(name, name), Axis.linear(name, name))
            .with(new Series(name, new double[] {1}, new double[] {2}))
            .with(new Reference(name, 3));
    String html = ChartHtml.of(chart);
    assertEquals(name, curve(chart).get("name").asText());
    assertEquals(1, html.split("</script>", -1).length - 1);
    assertFalse(html.contains("<script>"));
    assertFalse(html.contains("<!--"));
    assertTrue(html.contains("aria-label=\"Line chart: &lt;/script&gt;"));
  }

  @Test
  void valuesStayWithoutAScript() {
    String html = ChartHtml.of(chart(Axis.linear("loss", "nats"), 6.25, 3.123456, NAN));
    assertTrue(html.contains("<details open>"));
    assertTrue(html.contains("<caption>loss (nats) by step</caption>"));
    String row =
        "<tr><th scope=\"row\" dir=\"auto\">train</th>"
            + number("6.25")
            + number("3.123")
            + number("2")
            + number("3.123")
            + number("6.25")
            + "</tr>";
    assertTrue(html.contains(row), html);
    assertTrue(html.contains(">chance</th>" + number("2.5") + number("2.5") + number("–")));
  }

  @Test
  void aReaderHearsWhatTheChartShows() {
    String html = ChartHtml.of(chart(Axis.linear("loss", "nats"), 6.25, 4, 3.5));
    assertTrue(
        html.contains(
            "role=\"img\" aria-label=\"Line chart: a chart. loss (nats) over step."
                + " train from 6.25 to 3.5; chance at 2.5.\""),
        html);
  }

  @Test
  void aChartWithoutValuesSaysSo() {
    LineChart none = LineChart.of("t", Axis.linear("x", ""), Axis.linear("y", ""));
    LineChart gaps = chart(Axis.linear("y", ""), NAN, NAN, NAN);
    LineChart zeros = chart(Axis.logarithmic("y", ""), 0, 0, 0);
    for (LineChart chart : List.of(none, gaps, zeros)) {
      String html = ChartHtml.of(chart);
      assertTrue(html.contains("There are no values to draw."));
      assertFalse(html.contains("<script"));
      assertFalse(html.contains("class=\"chart\""));
    }
  }

  @Test
  void aCurveWithoutValuesIsNamed() {
    LineChart chart = chart(Axis.linear("y", ""), 1, 2, 3);
    String html = ChartHtml.of(chart.with(new Series("none", new double[0], new double[0])));
    assertTrue(html.contains("none has no values"));
    assertTrue(html.contains(">none</th>" + number("–").repeat(5)));
  }

  @Test
  void reject_whenXDoesNotRise() {
    double[] y = {1, 2};
    var fault =
        assertThrows(IllegalArgumentException.class, () -> new Series("s", new double[] {3, 3}, y));
    assertEquals("x of s does not rise at point 1: 3.0", fault.getMessage());
  }

  @Test
  void reject_whenACurveIsMisshapen() {
    double[] one = {1};
    assertThrows(IllegalArgumentException.class, () -> new Series("s", one, new double[2]));
    assertThrows(IllegalArgumentException.class, () -> new Series("s", new double[] {NAN}, one));
    assertThrows(IllegalArgumentException.class, () -> new Reference("r", NAN));
  }

  @Test
  void aSeriesIsACopy() {
    double[] x = {1};
    Series series = new Series("s", x, x);
    x[0] = 2;
    assertEquals(1, series.x(0));
    assertEquals(1, series.y(0));
  }

  private static LineChart chart(Axis y, double... values) {
    return LineChart.of("a chart", Axis.linear("step", ""), y)
        .with(new Series("train", new double[] {1, 2, 3}, values))
        .with(new Reference("chance", 2.5));
  }

  private static JsonNode data(LineChart chart) throws IOException {
    Matcher matcher = EMBEDDED.matcher(ChartHtml.of(chart));
    assertTrue(matcher.find());
    return Json.tree(matcher.group(1));
  }

  private static JsonNode curve(LineChart chart) throws IOException {
    return data(chart).get("series").get(0);
  }

  private static String number(String text) {
    return "<td class=\"number\" dir=\"auto\">" + text + "</td>";
  }
}
