package mcl.cli.runreport;

import java.util.List;
import mcl.cli.report.HtmlReport;
import mcl.cli.report.LineChart;
import mcl.cli.report.LineChart.Axis;

/** Charts over the steps of a run. A chart of keys that the run does not have has no curves. */
public record StepCharts(Metrics metrics) {
  private static final Axis STEPS = Axis.linear("step", "");

  /** Adds a section with the charts that have curves; nothing if none has. */
  public static void addSection(
      HtmlReport page, String heading, String meaning, LineChart... charts) {
    List<LineChart> drawn = List.of(charts).stream().filter(StepCharts::hasCurves).toList();
    if (!drawn.isEmpty()) {
      page.heading(heading).paragraph(meaning);
      drawn.forEach(page::chart);
    }
  }

  /** A chart over steps without any curve. */
  public static LineChart empty(String title, Axis y) {
    return LineChart.of(title, STEPS, y);
  }

  /** One number of the run, named as its axis. */
  LineChart single(String title, Axis y, String key) {
    return curve(empty(title, y), y.label(), key);
  }

  /** A curve {@code group/COURSE/measure} for each course. */
  LineChart perCourse(String title, Axis y, String group, String measure) {
    return perName(
        empty(title, y), CourseNames.courses(metrics, group, measure), group, "/" + measure);
  }

  /** A curve {@code group/CORRECTION/measure} for each correction. */
  LineChart perCorrection(String title, Axis y, String group, String measure) {
    return perName(
        empty(title, y), CourseNames.corrections(metrics, group, measure), group, "/" + measure);
  }

  /** The chart with one more curve, if the run has a value of it. */
  LineChart curve(LineChart chart, String name, String key) {
    return metrics
        .curve(key)
        .filter(Curve::hasNumbers)
        .map(it -> chart.with(it.series(name)))
        .orElse(chart);
  }

  private LineChart perName(LineChart empty, List<String> names, String group, String ending) {
    LineChart chart = empty;
    for (String name : names) {
      chart = curve(chart, CourseNames.label(name), group + "/" + name + ending);
    }
    return chart;
  }

  private static boolean hasCurves(LineChart chart) {
    return !chart.series().isEmpty();
  }
}
