package mcl.cli.cook.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import mcl.base.json.Json;
import mcl.cli.report.HtmlReport;

/** The page of an experiment. */
public final class CookReport {
  private static final List<BiConsumer<HtmlReport, CookResults>> SECTIONS =
      List.of(
          StandingTable::addTo,
          ScorePlot::addTo,
          CourseWeights::addTo,
          ChangeDistances::addTo,
          LinePlot::addTo);

  private CookReport() {}

  /** Writes the page; it appears complete or not at all. */
  public static void write(Path file, String title, CookResults results) throws IOException {
    page(title, results).write(file);
  }

  static HtmlReport page(String title, CookResults results) {
    HtmlReport page = new HtmlReport(title);
    new Comparison(results).sentences().forEach(page::note);
    SECTIONS.forEach(section -> section.accept(page, results));
    results
        .ingredients()
        .forEach(
            (name, config) -> page.folded("Configuration of " + name, Json.text(config).strip()));
    return page;
  }

  /** The sentences that stand on top of the page. */
  public static List<String> summary(CookResults results) {
    return new Comparison(results).sentences();
  }
}
