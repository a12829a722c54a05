package mcl.cli.runreport;

import mcl.cli.report.HtmlReport;
import mcl.cli.report.LineChart.Axis;

/** What the two players still get wrong when they study their mistakes. */
final class CorrectionLosses implements Section {
  @Override
  public void addTo(HtmlReport page, Metrics metrics) {
    StepCharts charts = new StepCharts(metrics);
    Axis loss = Axis.linear("loss", "nats");
    StepCharts.addSection(
        page,
        "Corrections",
        "The losses of the second passes over what the notebook selects. Each is divided by the"
            + " count of the course that it corrects, so few mistakes mean a small loss.",
        charts.perCorrection("Re-generation in training", loss, "train", "generator_loss"),
        charts.perCorrection("Re-discrimination in training", loss, "train", "detection_loss"));
  }
}
