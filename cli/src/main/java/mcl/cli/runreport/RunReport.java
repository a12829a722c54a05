package mcl.cli.runreport;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mcl.cli.report.HtmlReport;

/**
 * The page of a pre-training run: what its {@code metrics.jsonl} holds, in pictures. A section
 * appears only if the run has numbers for it, so any run can be shown, at any time, also while it
 * is still going on.
 */
public final class RunReport {
  /** The page's name in the run's folder. */
  public static final String FILE = "report.html";

  private static final List<Section> SECTIONS =
      List.of(
          LastValidation.WEIGHTS,
          LastValidation.AVERAGE,
          new LabelBalance(),
          new NotebookOverTime(),
          new Detection(),
          new GeneratorProgress(),
          new CorrectionLosses(),
          new TugOfWar(),
          new Optimization());

  private RunReport() {}

  /**
   * Reads {@code metrics.jsonl} in the run's folder and writes the page beside it.
   *
   * @param title of the page
   * @param facts about the run, shown first and in their order
   * @return the page's file
   * @throws mcl.base.check.UserException if the metrics are missing or damaged
   */
  public static Path write(Path folder, String title, Map<String, String> facts)
      throws IOException {
    Path file = folder.resolve(FILE);
    page(title, facts, MetricsFile.read(folder)).write(file);
    return file;
  }

  private static HtmlReport page(String title, Map<String, String> facts, Metrics metrics) {
    Map<String, String> all = new LinkedHashMap<>(facts);
    RunFacts.of(metrics).forEach(all::putIfAbsent);
    HtmlReport page = new HtmlReport(title);
    if (!all.isEmpty()) {
      page.keyValues(all);
    }
    if (metrics.isEmpty()) {
      return page.note("This run has not written any metrics yet.");
    }
    addSections(page, metrics);
    return page;
  }

  /**
   * Adds what the metrics of a run's folder say to a page.
   *
   * @throws mcl.base.check.UserException if the metrics are missing or damaged
   */
  public static void addSections(HtmlReport page, Path folder) throws IOException {
    addSections(page, MetricsFile.read(folder));
  }

  /** Adds what these metrics say to a page. */
  public static void addSections(HtmlReport page, Metrics metrics) {
    page.paragraph(
        "Losses, notebook counts, gradient norm and speed in training cover the steps since the value"
            + " before; accuracy, precision, recall, ROC AUC and the share of positive labels are of"
            + " the batch of that step alone. A curve with more than"
            + (" " + Curve.POINTS + " values is drawn in as many means over equal stretches."));
    SECTIONS.forEach(section -> section.addTo(page, metrics));
  }
}
