package mcl.cli.runreport;

import mcl.cli.report.HtmlReport;
import mcl.cli.report.LineChart.Axis;
import mcl.cli.report.LineChart.Reference;

/** How well the discriminator tells what was changed. */
final class Detection implements Section {
  private static final Reference CHANCE = new Reference("chance", 0.5);

  @Override
  public void addTo(HtmlReport page, Metrics metrics) {
    StepCharts charts = new StepCharts(metrics);
    Axis auc = Axis.linear("ROC AUC", "");
    Axis share = Axis.linear("share", "0 to 1");
    Axis loss = Axis.linear("binary cross-entropy", "nats");
    StepCharts.addSection(
        page,
        "Detection",
        "ROC AUC is the chance that of two positions, one changed and one not, the discriminator"
            + " suspects the changed one more. Precision is how often a suspicion is right, recall"
            + " how much of what was changed is found.",
        charts.perCourse("ROC AUC on held-out text", auc, "eval", "roc_auc").with(CHANCE),
        charts.perCourse("ROC AUC in training", auc, "train", "roc_auc").with(CHANCE),
        charts.perCourse("Precision in training", share, "train", "precision"),
        charts.perCourse("Recall in training", share, "train", "recall"),
        charts.perCourse("Detection loss on held-out text", loss, "eval", "detection_loss"),
        charts.perCourse("Detection loss in training", loss, "train", "detection_loss"));
  }
}
