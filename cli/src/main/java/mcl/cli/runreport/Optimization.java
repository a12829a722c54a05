package mcl.cli.runreport;

import mcl.cli.report.HtmlReport;
import mcl.cli.report.LineChart.Axis;

/** What the optimizer was given, and how fast. */
final class Optimization implements Section {
  @Override
  public void addTo(HtmlReport page, Metrics metrics) {
    StepCharts charts = new StepCharts(metrics);
    StepCharts.addSection(
        page,
        "Optimization",
        "The loss is the weighted sum over all courses. The norm is the gradient's before it is"
            + " clipped.",
        charts.single("Loss", Axis.linear("loss", ""), "train/loss"),
        charts.single("Gradient norm", Axis.logarithmic("norm", ""), "train/grad_norm"),
        charts.single("Learning rate", Axis.linear("learning rate", ""), "train/learning_rate"),
        charts.single("Speed", Axis.linear("tokens", "per second"), "train/tokens_per_second"));
  }
}
