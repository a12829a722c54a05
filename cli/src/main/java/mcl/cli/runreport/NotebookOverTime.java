package mcl.cli.runreport;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mcl.cli.report.HtmlReport;
import mcl.cli.report.LineChart;
import mcl.cli.report.LineChart.Axis;
import mcl.cli.report.Table;

/** The four cells of the correction notebook, as shares of the judged positions. */
final class NotebookOverTime implements Section {
  private static final String TRAIN = "notebook";
  private static final String HELD_OUT = "eval/notebook";

  @Override
  public void addTo(HtmlReport page, Metrics metrics) {
    List<String> trained = courses(metrics, TRAIN);
    List<String> heldOut = courses(metrics, HELD_OUT);
    if (trained.isEmpty() && heldOut.isEmpty()) {
      return;
    }
    page.heading("The correction notebook over time")
        .paragraph(
            "After the discriminator has judged a sequence, every judged position stands in one of"
                + " four cells, by what it holds and what was said of it.")
        .keyValues(meanings());
    trained.forEach(course -> page.chart(chart(metrics, course)));
    if (!heldOut.isEmpty()) {
      page.table(lastValidation(metrics, heldOut));
    }
  }

  private static List<String> courses(Metrics metrics, String group) {
    return CourseNames.sorted(
        NotebookCell.inOrder().stream()
            .flatMap(cell -> CourseNames.courses(metrics, group, cell.key()).stream())
            .toList());
  }

  private static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    NotebookCell.inOrder().forEach(cell -> meanings.put(cell.name(), cell.meaning()));
    return meanings;
  }

  private static LineChart chart(Metrics metrics, String course) {
    NotebookShares shares = new NotebookShares(metrics, TRAIN + "/" + course);
    LineChart chart =
        StepCharts.empty(
            "Notebook of " + CourseNames.label(course) + " in training",
            Axis.logarithmic("positions", "share of judged positions"));
    for (NotebookCell cell : NotebookCell.inOrder()) {
      Optional<Curve> share = shares.of(cell);
      if (share.isPresent()) {
        chart = chart.with(share.get().series(cell.name()));
      }
    }
    return chart;
  }

  private static Table lastValidation(Metrics metrics, List<String> courses) {
    List<String> heads = new ArrayList<>(List.of("Cell"));
    courses.forEach(course -> heads.add(CourseNames.label(course)));
    Table table =
        Table.of("Share of judged positions at the last validation", heads.toArray(String[]::new));
    for (NotebookCell cell : NotebookCell.inOrder()) {
      List<Table.Cell> row = new ArrayList<>(List.of(Table.Cell.of(cell.name())));
      for (String course : courses) {
        NotebookShares shares = new NotebookShares(metrics, HELD_OUT + "/" + course);
        row.add(Table.Cell.of(shares.of(cell).map(Curve::last).orElse(Double.NaN)));
      }
      table = table.row(row.toArray(Table.Cell[]::new));
    }
    return table;
  }
}
