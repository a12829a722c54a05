package mcl.cli.runreport;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mcl.cli.report.HtmlReport;
import mcl.cli.report.Table;
import mcl.cli.report.Table.Cell;

/**
 * What the last validation measured: a row for each measure, a column for each course.
 *
 * @param group what the keys of the metrics begin with
 * @param heading of the section
 */
record LastValidation(String group, String heading) implements Section {
  /** Of the weights. */
  static final LastValidation WEIGHTS = new LastValidation("eval", "Held-out text");

  /** Of the moving average of the weights. */
  static final LastValidation AVERAGE =
      new LastValidation("eval_average", "Held-out text, judged by the moving average of weights");

  private static final Map<String, String> MEASURES = measures();

  private static Map<String, String> measures() {
    Map<String, String> measures = new LinkedHashMap<>();
    measures.put("generator_loss", "Generator loss, nats");
    measures.put("unigram_loss", "… of unigram frequencies");
    measures.put("generator_accuracy", "Generator accuracy");
    measures.put("unigram_accuracy", "… of unigram frequencies");
    measures.put("detection_loss", "Detection loss, nats");
    measures.put("roc_auc", "Detection ROC AUC (chance: 0.5)");
    measures.put("precision", "Detection precision");
    measures.put("recall", "Detection recall");
    measures.put("positive_share", "Share of positive labels");
    return measures;
  }

  @Override
  public void addTo(HtmlReport page, Metrics metrics) {
    List<String> courses =
        CourseNames.sorted(
            MEASURES.keySet().stream()
                .flatMap(measure -> CourseNames.courses(metrics, group, measure).stream())
                .toList());
    if (!courses.isEmpty()) {
      page.heading(heading).table(table(metrics, courses));
    }
  }

  private Table table(Metrics metrics, List<String> courses) {
    double step = lastStep(metrics, courses);
    List<String> heads = new ArrayList<>(List.of("Measure"));
    courses.forEach(course -> heads.add(CourseNames.label(course)));
    Table table =
        Table.of(
            "The last validation, after step " + Cell.of(step).text(),
            heads.toArray(String[]::new));
    for (Map.Entry<String, String> measure : MEASURES.entrySet()) {
      if (!CourseNames.courses(metrics, group, measure.getKey()).isEmpty()) {
        table = table.row(row(metrics, courses, measure, step));
      }
    }
    return table;
  }

  private Cell[] row(
      Metrics metrics, List<String> courses, Map.Entry<String, String> measure, double step) {
    List<Cell> cells = new ArrayList<>(List.of(Cell.of(measure.getValue())));
    for (String course : courses) {
      cells.add(
          Cell.of(
              curve(metrics, course, measure.getKey()).map(it -> it.at(step)).orElse(Double.NaN)));
    }
    return cells.toArray(Cell[]::new);
  }

  private double lastStep(Metrics metrics, List<String> courses) {
    return courses.stream()
        .flatMap(course -> MEASURES.keySet().stream().map(it -> curve(metrics, course, it)))
        .flatMap(Optional::stream)
        .mapToDouble(Curve::lastStep)
        .max()
        .orElseThrow();
  }

  private Optional<Curve> curve(Metrics metrics, String course, String measure) {
    return metrics.curve(group + "/" + course + "/" + measure);
  }
}
