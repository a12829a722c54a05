package mcl.cli.runreport;

import java.util.Optional;
import mcl.cli.report.HtmlReport;
import mcl.cli.report.LineChart;
import mcl.cli.report.LineChart.Axis;
import mcl.cli.report.LineChart.Reference;

/** How well the generator fills what was taken away, beside what the frequencies of tokens do. */
final class GeneratorProgress implements Section {
  @Override
  public void addTo(HtmlReport page, Metrics metrics) {
    StepCharts charts = new StepCharts(metrics);
    Axis loss = Axis.linear("cross-entropy", "nats");
    Axis accuracy = Axis.linear("accuracy", "0 to 1");
    StepCharts.addSection(
        page,
        "Generator",
        "The loss and accuracy of its guesses at the corrupted positions. The dashed lines are what"
            + " it takes to know nothing but how often each token occurs.",
        withUnigram(
            metrics,
            charts.perCourse("Generator loss on held-out text", loss, "eval", "generator_loss"),
            "unigram_loss"),
        withUnigram(
            metrics,
            charts.perCourse(
                "Generator accuracy on held-out text", accuracy, "eval", "generator_accuracy"),
            "unigram_accuracy"),
        charts.perCourse("Generator loss in training", loss, "train", "generator_loss"),
        charts.perCourse(
            "Generator accuracy in training", accuracy, "train", "generator_accuracy"));
  }

  /** The last value of each course: it is a property of the text and hardly moves. */
  private static LineChart withUnigram(Metrics metrics, LineChart chart, String measure) {
    LineChart whole = chart;
    for (String course : CourseNames.courses(metrics, "eval", measure)) {
      Optional<Curve> curve = metrics.curve("eval/" + course + "/" + measure);
      double value = curve.map(Curve::last).orElse(Double.NaN);
      if (Double.isFinite(value)) {
        whole = whole.with(new Reference(CourseNames.label(course) + ", unigram", value));
      }
    }
    return whole;
  }
}
