package mcl.cli.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mcl.base.files.AtomicFiles;

/**
 * Builds a page that needs nothing but itself: scripts and style are inside it, and a content
 * security policy forbids every request and every script but those. It reads in light and dark, on
 * a phone, on paper, and without JavaScript (each chart has a table of its values).
 *
 * <p>Sections appear in the order they are added. All text is plain text; it is escaped here. The
 * same calls give the same bytes.
 */
public final class HtmlReport {
  private final String title;
  private final StringBuilder body = new StringBuilder();
  private boolean hasChart;

  /** An empty report. */
  public HtmlReport(String title) {
    this.title = title;
  }

  /** Begins a section. */
  public HtmlReport heading(String text) {
    return add("<h2>%s</h2>\n", text);
  }

  /** Adds a paragraph. */
  public HtmlReport paragraph(String text) {
    return add("<p>%s</p>\n", text);
  }

  /** Adds a paragraph that stands out: the result in a sentence, or a caution. */
  public HtmlReport note(String text) {
    return add("<p class=\"note\" role=\"note\">%s</p>\n", text);
  }

  /** Adds names and values, in the map's order. */
  public HtmlReport keyValues(Map<String, String> values) {
    body.append("<dl>\n");
    values.forEach((key, value) -> add("<dt>%s</dt><dd dir=\"auto\">%s</dd>\n", key, value));
    body.append("</dl>\n");
    return this;
  }

  /** Adds a table. */
  public HtmlReport table(Table table) {
    body.append(TableHtml.of(table));
    return this;
  }

  /** Adds a chart. */
  public HtmlReport chart(LineChart chart) {
    hasChart = true;
    body.append(ChartHtml.of(chart));
    return this;
  }

  /** Adds a matrix of numbers in coloured cells. */
  public HtmlReport heatMap(HeatMap map) {
    body.append(HeatMapHtml.of(map));
    return this;
  }

  /** Adds sentences whose tokens are coloured by how likely they are fake. */
  public HtmlReport tokens(String caption, List<TokenLine> lines) {
    body.append(TokensHtml.of(caption, lines));
    return this;
  }

  /** Adds sentences or phrases, each with a dot before it. */
  public HtmlReport list(List<String> items) {
    body.append("<ul>\n");
    items.forEach(item -> add("<li>%s</li>\n", item));
    body.append("</ul>\n");
    return this;
  }

  /** Adds a long text, such as a licence, folded away under its name; line breaks are kept. */
  public HtmlReport folded(String name, String text) {
    return add("<details><summary>%s</summary>\n<pre>%s</pre></details>\n", name, text);
  }

  /** The whole page. */
  public String html() {
    List<String> styles = new ArrayList<>(List.of(PageParts.style()));
    List<String> scripts = new ArrayList<>();
    if (hasChart) {
      styles.add(0, PageParts.chartStyle());
      scripts.addAll(List.of(PageParts.chartScript(), PageParts.script()));
    }
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="%s">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <link rel="icon" href="data:,">
        <title>%s</title>
        %s</head>
        <body>
        <main>
        <h1>%s</h1>
        %s%s</main>
        <footer>
        %s</footer>
        %s</body>
        </html>
        """
        .formatted(
            policy(styles, scripts),
            Html.escape(title),
            elements("style", styles),
            Html.escape(title),
            hasChart ? WITHOUT_SCRIPT : "",
            body,
            footer(),
            elements("script", scripts));
  }

  /** Writes the page; it appears complete or not at all. */
  public void write(Path file) throws IOException {
    AtomicFiles.writeText(file, html());
  }

  private static final String WITHOUT_SCRIPT =
      """
      <noscript><p class="hint">The charts are drawn by a script inside this page, and scripts are \
      switched off. The tables have their values.</p></noscript>
      """;

  private HtmlReport add(String pattern, String... texts) {
    Object[] escaped = List.of(texts).stream().map(Html::escape).toArray();
    body.append(pattern.formatted(escaped));
    return this;
  }

  private String footer() {
    if (!hasChart) {
      return "<p>Written by MCL for Java.</p>\n";
    }
    return """
        <p>Written by MCL for Java. Charts drawn by uPlot %s, which is inside this page.</p>
        <details><summary>Licence of uPlot</summary>
        <pre>%s</pre></details>
        """
        .formatted(PageParts.chartVersion(), Html.escape(PageParts.chartLicence()));
  }

  private static String policy(List<String> styles, List<String> scripts) {
    return "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src "
        + hashes(styles)
        + "; script-src "
        + (scripts.isEmpty() ? "'none'" : hashes(scripts));
  }

  private static String hashes(List<String> contents) {
    return contents.stream().map(PageParts::policyHash).collect(Collectors.joining(" "));
  }

  private static String elements(String tag, List<String> contents) {
    return contents.stream()
        .map(content -> "<" + tag + ">" + content + "</" + tag + ">\n")
        .collect(Collectors.joining());
  }
}
