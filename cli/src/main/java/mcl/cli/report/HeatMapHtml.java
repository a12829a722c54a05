package mcl.cli.report;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mcl.cli.report.HeatMap.Row;

/**
 * A heat map as HTML: a table whose cells hold the numbers, so that a screen reader reads it like
 * any other and nobody depends on the colours.
 */
final class HeatMapHtml {
  /** On each side of the middle, which has no colour. */
  private static final int SHADES = 5;

  private final HeatMap map;
  private final String format;

  private HeatMapHtml(HeatMap map) {
    this.map = map;
    double half = (map.range().high() - map.range().low()) / 2;
    int decimals = (int) Math.ceil(2 - Math.log10(half));
    this.format = "%." + Math.max(0, decimals) + "f";
  }

  static String of(HeatMap map) {
    return new HeatMapHtml(map).html();
  }

  private String html() {
    String title = Html.escape(map.title());
    return """
        <figure class="heat">
        <div class="scroll" role="region" tabindex="0" aria-label="%s">
        <table class="shades">
        <caption>%s</caption>
        <thead><tr><td></td>%s</tr></thead>
        <tbody>
        %s
        </tbody>
        </table>
        </div>
        %s<figcaption class="hint">%s</figcaption>
        </figure>
        """
        .formatted(
            title,
            title,
            map.columns().stream().map(HeatMapHtml::head).collect(Collectors.joining()),
            map.rows().stream().map(this::row).collect(Collectors.joining("\n")),
            legend(),
            Html.escape(map.caption()));
  }

  private static String head(String name) {
    return "<th scope=\"col\" dir=\"auto\">" + Html.escape(name) + "</th>";
  }

  private String row(Row row) {
    return "<tr><th scope=\"row\" dir=\"auto\">%s</th>%s</tr>"
        .formatted(
            Html.escape(row.name()),
            row.values().stream().map(this::cell).collect(Collectors.joining()));
  }

  private String cell(double value) {
    return Double.isFinite(value)
        ? "<td class=\"%s\">%s</td>".formatted(shade(value), number(value))
        : "<td class=\"none\" aria-label=\"no value\">–</td>";
  }

  private String shade(double value) {
    return shade(Math.round(map.range().place(value) * SHADES));
  }

  private static String shade(long step) {
    return step == 0 ? "even" : (step < 0 ? "low" : "high") + Math.abs(step);
  }

  /** Rounded to a hundredth of half the range; a zero has no sign. */
  private String number(double value) {
    String text = String.format(Locale.ROOT, format, value);
    return text.matches("-[0.]+") ? text.substring(1) : text;
  }

  /** The colours in order, between the ends of the range; the numbers say the same to a reader. */
  private String legend() {
    String swatches =
        IntStream.rangeClosed(-SHADES, SHADES)
            .mapToObj(step -> "<span class=\"" + shade(step) + "\"></span>")
            .collect(Collectors.joining());
    return "<p class=\"hint legend\" aria-hidden=\"true\">%s %s %s</p>\n"
        .formatted(number(map.range().low()), swatches, number(map.range().high()));
  }
}
