package mcl.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mcl.base.json.Json;

/**
 * A chart as HTML: its data as JSON for the page's script, an empty box to draw in, and a table of
 * the values that is there without a script too.
 */
final class ChartHtml {
  private final LineChart chart;

  private ChartHtml(LineChart chart) {
    this.chart = chart;
  }

  static String of(LineChart chart) {
    return new ChartHtml(chart).html();
  }

  private String html() {
    return """
        <figure class="%s">
        <figcaption>%s</figcaption>
        %s<details open><summary>Values</summary>
        %s</details>
        </figure>
        """
        .formatted(
            hasPoints() ? "chart" : "empty",
            Html.escape(chart.title()),
            hasPoints() ? drawing() : "<p class=\"hint\">There are no values to draw.</p>\n",
            TableHtml.of(values()));
  }

  private String drawing() {
    return """
        <script type="application/json">%s</script>
        <div class="plot" role="img" aria-label="%s"></div>
        <p class="hint zoom">Drag across the chart to zoom, double-click to see all of it again.</p>
        """
        .formatted(Html.json(Json.line(data())), Html.escape(description()));
  }

  private boolean hasPoints() {
    return chart.series().stream()
        .anyMatch(s -> s.drawn().anyMatch(i -> chart.x().shows(s.x(i)) && chart.y().shows(s.y(i))));
  }

  private Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("x", axis(chart.x()));
    data.put("y", axis(chart.y()));
    data.put("series", chart.series().stream().map(this::points).toList());
    data.put("references", chart.references());
    return data;
  }

  private static Map<String, Object> axis(LineChart.Axis axis) {
    Map<String, Object> words = new LinkedHashMap<>(); // Map.of has another order in each process
    words.put("label", axis.text());
    words.put("logarithmic", axis.scale() == LineChart.Scale.LOGARITHMIC);
    return words;
  }

  private Map<String, Object> points(Series series) {
    List<Number> x = new ArrayList<>();
    List<Number> y = new ArrayList<>();
    IntStream.range(0, series.size())
        .filter(i -> chart.x().shows(series.x(i)))
        .forEach(
            i -> {
              x.add(Numbers.json(series.x(i)));
              y.add(chart.y().shows(series.y(i)) ? Numbers.json(series.y(i)) : null);
            });
    Map<String, Object> points = new LinkedHashMap<>();
    points.put("name", series.name());
    series.colour().ifPresent(place -> points.put("colour", place));
    points.put("x", x);
    points.put("y", y);
    return points;
  }

  /** What a screen reader says in place of the picture. */
  private String description() {
    String curves =
        chart.series().stream().map(ChartHtml::inWords).collect(Collectors.joining("; "));
    String lines =
        chart.references().stream()
            .map(line -> "; " + line.name() + " at " + Numbers.text(line.value()))
            .collect(Collectors.joining());
    return "Line chart: %s. %s over %s. %s%s."
        .formatted(chart.title(), chart.y().text(), chart.x().text(), curves, lines);
  }

  private static String inWords(Series series) {
    int[] drawn = series.drawn().toArray();
    if (drawn.length == 0) {
      return series.name() + " has no values";
    }
    return "%s from %s to %s"
        .formatted(
            series.name(),
            Numbers.text(series.y(drawn[0])),
            Numbers.text(series.y(drawn[drawn.length - 1])));
  }

  private Table values() {
    Table table =
        Table.of(
            chart.y().text() + " by " + chart.x().text(),
            "Curve",
            "First",
            "Last",
            "Last at",
            "Lowest",
            "Highest");
    for (Series series : chart.series()) {
      table = table.row(row(series));
    }
    for (LineChart.Reference line : chart.references()) {
      String value = Numbers.text(line.value());
      table = table.row(line.name(), value, value, "–", value, value);
    }
    return table;
  }

  private static String[] row(Series series) {
    int[] drawn = series.drawn().toArray();
    double[] values = series.drawn().mapToDouble(series::y).toArray();
    if (drawn.length == 0) {
      return new String[] {series.name(), "–", "–", "–", "–", "–"};
    }
    int last = drawn.length - 1;
    return new String[] {
      series.name(),
      Numbers.text(values[0]),
      Numbers.text(values[last]),
      Numbers.text(series.x(drawn[last])),
      Numbers.text(Arrays.stream(values).min().orElseThrow()),
      Numbers.text(Arrays.stream(values).max().orElseThrow())
    };
  }
}
