package mcl.cli.comparison;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import mcl.cli.report.HtmlReport;
import mcl.cli.report.LineChart;
import mcl.cli.report.LineChart.Axis;
import mcl.cli.runreport.CourseNames;
import mcl.cli.runreport.Curve;
import mcl.cli.runreport.Metrics;
import mcl.cli.runreport.StepCharts;

/** The curves of several runs in one chart for each number. */
record Overlays(List<ComparedRun> runs) {
  private static final Axis NATS = Axis.linear("loss", "nats");
  private static final Axis SHARE = Axis.linear("share", "0 to 1");

  void addTo(HtmlReport page) {
    add(
        page,
        "Losses in training",
        "Means over the steps since the value before. The total is weighted, so it can be compared"
            + " where the weights of the courses are the same; the losses of courses are not.",
        List.of(
            single("Total loss", Axis.linear("loss", ""), "train/loss"),
            perCourse("generator loss", NATS, "train", "generator_loss"),
            perCourse("detection loss", NATS, "train", "detection_loss"),
            perCorrection("generator loss", "generator_loss"),
            perCorrection("detection loss", "detection_loss")));
    add(
        page,
        "Curves on held-out text",
        "Judged at intervals on text that no step reads.",
        List.of(
            perCourse("ROC AUC of detection", Axis.linear("ROC AUC", ""), "eval", "roc_auc"),
            perCourse("detection loss, held out", NATS, "eval", "detection_loss"),
            perCourse("generator loss, held out", NATS, "eval", "generator_loss"),
            perCourse("generator accuracy, held out", SHARE, "eval", "generator_accuracy")));
    add(
        page,
        "Optimization",
        "The norm is the gradient's before it is clipped. Speed leaves validation out.",
        List.of(
            single("Learning rate", Axis.linear("learning rate", ""), "train/learning_rate"),
            single("Gradient norm", Axis.logarithmic("norm", ""), "train/grad_norm"),
            single("Speed", Axis.linear("tokens", "per second"), "train/tokens_per_second"),
            perCourse("share of positive labels in training", SHARE, "train", "positive_share")));
  }

  private static void add(
      HtmlReport page, String heading, String meaning, List<Stream<LineChart>> charts) {
    StepCharts.addSection(
        page, heading, meaning, charts.stream().flatMap(it -> it).toArray(LineChart[]::new));
  }

  private Stream<LineChart> single(String title, Axis axis, String key) {
    return Stream.of(chart(title, axis, key));
  }

  private Stream<LineChart> perCourse(String title, Axis axis, String group, String measure) {
    return names((metrics, it) -> CourseNames.courses(metrics, group, it), measure)
        .map(name -> chart(titled(name, title), axis, group + "/" + name + "/" + measure));
  }

  private Stream<LineChart> perCorrection(String title, String measure) {
    return names((metrics, it) -> CourseNames.corrections(metrics, "train", it), measure)
        .map(name -> chart(titled(name, title), NATS, "train/" + name + "/" + measure));
  }

  private Stream<String> names(BiFunction<Metrics, String, List<String>> ofRun, String measure) {
    return CourseNames.sorted(
        runs.stream().flatMap(run -> ofRun.apply(run.metrics(), measure).stream()).toList())
        .stream();
  }

  private static String titled(String course, String title) {
    return CourseNames.label(course) + ": " + title;
  }

  private LineChart chart(String title, Axis axis, String key) {
    LineChart chart = StepCharts.empty(title, axis);
    for (int i = 0; i < runs.size(); i++) {
      Curve curve = runs.get(i).metrics().curve(key).filter(Curve::hasNumbers).orElse(null);
      // A run keeps its colour in charts where others have no curve.
      chart = curve == null ? chart : chart.with(curve.series(runs.get(i).name()).inColourOf(i));
    }
    return chart;
  }
}
