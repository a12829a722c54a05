package mcl.cli.finetuning;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import mcl.cli.terminal.Counted;
import mcl.finetuning.glue.GlueAverage;
import mcl.finetuning.glue.GlueTask;
import mcl.finetuning.results.RunResult;
import mcl.finetuning.series.SeedStatistics;
import mcl.finetuning.series.SeriesReport;

/** The development scores of all tasks, in percent. */
public record GlueTable(Map<GlueTask, SeriesReport> reports) {
  private static final String ROW = "%-6s  %-21s %7s %7s %6s  %8s  %s%n";

  /** The mean over tasks of the medians over seeds. */
  public GlueAverage average() {
    Map<GlueTask, Double> medians = new EnumMap<>(GlueTask.class);
    reports.forEach((task, report) -> medians.put(task, statistics(report).median()));
    return GlueAverage.of(medians);
  }

  private static SeedStatistics statistics(SeriesReport report) {
    return report.best().statistics();
  }

  /** The table as lines. */
  public String text() {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT, ROW, "task", "score", "median", "mean", "sd", "baseline", "best run"));
    reports.forEach((task, report) -> text.append(row(task, report)));
    GlueAverage average = average();
    average
        .value()
        .ifPresent(
            value ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "average of %s: %s%s%n",
                        Counted.of(average.tasks().size(), "task"),
                        number(value),
                        missing(average))));
    return text.toString();
  }

  private static String row(GlueTask task, SeriesReport report) {
    SeedStatistics seeds = statistics(report);
    RunResult best = report.best().best();
    return String.format(
        Locale.ROOT,
        ROW,
        task.key(),
        SeriesText.name(best.metric()),
        number(seeds.median()),
        number(seeds.mean()),
        number(seeds.standardDeviation()),
        number(best.numbers().get("eval_baseline")),
        others(best) + (report.best().failed() ? " (failed)" : ""));
  }

  private static String others(RunResult best) {
    return best.scores().entrySet().stream()
        .map(number -> SeriesText.name(number.getKey()) + " " + number(number.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String missing(GlueAverage average) {
    return average.missing().isEmpty()
        ? ""
        : "; the papers' average has also "
            + average.missing().stream().map(GlueTask::key).collect(Collectors.joining(", "));
  }

  private static String number(double share) {
    return String.format(Locale.ROOT, "%.2f", 100 * share);
  }

  /** The same for programs. */
  public Map<String, Object> json() {
    Map<String, Object> tasks = new LinkedHashMap<>();
    reports.forEach(
        (task, report) -> {
          RunResult best = report.best().best();
          Map<String, Object> row = new LinkedHashMap<>();
          row.put("metric", SeriesText.name(best.metric()));
          row.put("statistics", statistics(report));
          row.put("baseline", best.numbers().get("eval_baseline"));
          row.put("failed", report.best().failed());
          row.put("best", best.scores());
          tasks.put(task.key(), row);
        });
    GlueAverage average = average();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("tasks", tasks);
    average.value().ifPresent(value -> all.put("average", value));
    all.put("average_of", average.tasks().stream().map(GlueTask::key).toList());
    all.put("average_lacks", average.missing().stream().map(GlueTask::key).toList());
    return all;
  }
}
