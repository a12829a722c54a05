package mcl.cli.cook.report;

import java.util.List;
import java.util.stream.IntStream;
import mcl.cli.cook.report.CookResults.GreedyStep;
import mcl.cli.cook.report.CookResults.Kind;
import mcl.cli.cook.report.CookResults.Standing;
import mcl.cli.report.HtmlReport;
import mcl.cli.report.LineChart;
import mcl.cli.report.LineChart.Axis;
import mcl.cli.report.LineChart.Reference;
import mcl.cli.report.Series;

/** Each ingredient and soup on the scale of the judge. */
final class ScorePlot {
  private ScorePlot() {}

  static void addTo(HtmlReport page, CookResults results) {
    List<GreedyStep> steps = results.growth();
    double[] places = IntStream.rangeClosed(1, steps.size()).asDoubleStream().toArray();
    String metric = JudgeNames.of(results.judge().by());
    LineChart chart =
        LineChart.of(
                "The judge's scores: " + metric,
                Axis.linear("ingredients, from the best to the worst by itself", ""),
                Axis.linear(metric, ""))
            .with(
                new Series(
                    "greedy soup so far",
                    places,
                    steps.stream().mapToDouble(GreedyStep::soup).toArray()));
    for (int i = 0; i < steps.size(); i++) {
      GreedyStep step = steps.get(i);
      chart =
          chart.with(new Series(step.name(), new double[] {i + 1.0}, new double[] {step.alone()}));
    }
    for (Standing standing : results.standings()) {
      if (standing.kind() != Kind.INGREDIENT && Double.isFinite(standing.score())) {
        chart = chart.with(new Reference(standing.name(), standing.score()));
      }
    }
    page.heading("Scores")
        .paragraph(
            "A dot for each ingredient by itself, and the curve of the greedy soup as they are tried in"
                + " this order: it is level where one is refused.")
        .chart(chart);
  }
}
