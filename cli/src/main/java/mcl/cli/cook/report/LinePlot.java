package mcl.cli.cook.report;

import java.util.List;
import mcl.cli.cook.report.CookResults.StraightLine;
import mcl.cli.report.HtmlReport;
import mcl.cli.report.LineChart;
import mcl.cli.report.LineChart.Axis;
import mcl.cli.report.Series;
import mcl.cli.report.Table;
import mcl.soups.search.Scores;

/** The score along the straight line between the weights of ingredients. */
final class LinePlot {
  private LinePlot() {}

  static void addTo(HtmlReport page, CookResults results) {
    if (results.lines().isEmpty()) {
      return;
    }
    String measure = JudgeNames.of(results.lineJudge().by());
    LineChart chart =
        LineChart.of(
            "Along the straight lines: " + measure,
            Axis.linear("share of the second ingredient", ""),
            Axis.linear(measure, ""));
    Table table =
        Table.of(
            "The ends of each line, and its hill", "Line", "At the first", "At the second", "Hill");
    for (StraightLine line : results.lines()) {
      String name = line.first() + " – " + line.second();
      chart = chart.with(new Series(name, array(line.shares()), array(line.scores())));
      table =
          table.row(
              name,
              Scores.text(line.scores().get(0)),
              Scores.text(line.scores().get(line.scores().size() - 1)),
              Scores.text(line.hill()));
    }
    page.heading("Between ingredients")
        .paragraph(
            "Every point of a line is a weighted average of two ingredients. A loss without a hill"
                + " between them says that both lie in one valley (linear mode connectivity): such weights"
                + " mix. The hill is how far the curve rises at most above the straight way between its"
                + " ends; 0 if it nowhere does.")
        .chart(chart)
        .table(table);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(it -> it).toArray();
  }
}
