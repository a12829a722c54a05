package mcl.cli.comparison;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import mcl.base.json.Json;
import mcl.cli.report.HtmlReport;
import mcl.cli.runreport.RunReport;

/**
 * A page that shows runs beside each other: how far they came, what is missing, scores, curves,
 * what differs in their configurations, and where their weights come from. Of a single run it shows
 * all that the page of a run shows.
 */
public final class ComparisonReport {
  private static final List<Comparison> BEFORE_CURVES =
      List.of(new Overview(), new TaskScores(), new LastValidations());
  private static final List<Comparison> AFTER_CURVES = List.of(new Differences(), new Lineages());

  private final List<ComparedRun> runs;
  private final List<String> unreadable;

  private ComparisonReport(List<ComparedRun> runs, List<String> unreadable) {
    this.runs = runs;
    this.unreadable = unreadable;
  }

  /**
   * Reads runs.
   *
   * @param folders of pre-training or fine-tuning; at least one
   * @throws mcl.base.check.UserException if one is no run, or damaged
   */
  public static ComparisonReport of(List<Path> folders) {
    RunReader reader = new RunReader(folders);
    return new ComparisonReport(reader.read(), reader.unreadable());
  }

  /** What is missing, in a sentence each. */
  public List<String> missing() {
    return Gaps.of(runs, unreadable);
  }

  /** Writes the page; it appears complete or not at all. */
  public void write(Path file) throws IOException {
    page().write(file);
  }

  HtmlReport page() {
    HtmlReport page = new HtmlReport(title());
    BEFORE_CURVES.forEach(part -> part.addTo(page, runs));
    List<String> missing = missing();
    if (!missing.isEmpty()) {
      page.heading("What is missing").list(missing);
    }
    addCurves(page);
    AFTER_CURVES.forEach(part -> part.addTo(page, runs));
    addConfigurations(page);
    return page;
  }

  private String title() {
    return runs.size() == 1
        ? "Run: " + runs.get(0).name()
        : runs.size()
            + " runs: "
            + runs.stream().map(ComparedRun::name).collect(Collectors.joining(", "));
  }

  private void addCurves(HtmlReport page) {
    List<ComparedRun> measured = runs.stream().filter(run -> !run.metrics().isEmpty()).toList();
    if (measured.size() == 1) {
      page.heading(runs.size() == 1 ? "Curves" : "Curves of " + measured.get(0).name());
      RunReport.addSections(page, measured.get(0).metrics());
    } else if (measured.size() > 1) {
      new Overlays(measured).addTo(page);
    }
  }

  private void addConfigurations(HtmlReport page) {
    for (ComparedRun run : runs) {
      if (!run.provenance().path("config").isMissingNode()) {
        page.folded(
            "Configuration of " + run.name(), Json.text(run.provenance().path("config")).strip());
      }
    }
  }
}
