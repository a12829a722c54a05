package mcl.cli.comparison;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import mcl.cli.report.HtmlReport;
import mcl.cli.report.Table.Cell;
import mcl.cli.runreport.CourseNames;

/** What the last validation of each run measured. */
final class LastValidations implements Comparison {
  private static final Map<String, Measure> MEASURES = measures();

  /** What the keys of the metrics begin with, and whose opinion that is. */
  private static final Map<String, String> GROUPS = groups();

  /**
   * What is measured of a course.
   *
   * @param words for people
   * @param better 1 where more is better, -1 where less is, 0 where it depends
   */
  private record Measure(String words, int better) {}

  private static Map<String, String> groups() {
    Map<String, String> groups = new LinkedHashMap<>();
    groups.put("eval", "");
    groups.put("eval_average", " (moving average)");
    return groups;
  }

  private static Map<String, Measure> measures() {
    Map<String, Measure> measures = new LinkedHashMap<>();
    measures.put("roc_auc", new Measure("detection ROC AUC", 1));
    measures.put("detection_loss", new Measure("detection loss, nats", -1));
    measures.put("precision", new Measure("detection precision", 0));
    measures.put("recall", new Measure("detection recall", 0));
    measures.put("generator_loss", new Measure("generator loss, nats", -1));
    measures.put("generator_accuracy", new Measure("generator accuracy", 1));
    return measures;
  }

  @Override
  public void addTo(HtmlReport page, List<ComparedRun> all) {
    List<ComparedRun> runs = all.stream().filter(run -> step(run).isPresent()).toList();
    if (runs.isEmpty()) {
      return;
    }
    RunTable table = new RunTable("The last validation of each run", "Measure", runs);
    table.row("Step", run -> Cell.of(step(run).orElseThrow()));
    GROUPS.forEach((group, owner) -> add(table, runs, group, owner));
    page.heading("Held-out text").paragraph(reading(runs)).table(table.table());
  }

  private static void add(RunTable table, List<ComparedRun> runs, String group, String owner) {
    for (String course : courses(runs, group)) {
      MEASURES.forEach(
          (key, measure) ->
              add(
                  table,
                  runs,
                  group + "/" + course + "/" + key,
                  new Measure(
                      CourseNames.label(course) + " " + measure.words() + owner,
                      measure.better())));
    }
  }

  private static String reading(List<ComparedRun> runs) {
    boolean together =
        runs.stream().mapToDouble(run -> step(run).orElseThrow()).distinct().count() == 1;
    return runs.size() == 1
        ? "What held-out text showed at the end of what was measured."
        : "The best of each row stands out. Numbers can be compared where runs held out the same text"
            + (together ? "." : " and had as many steps, which these had not.");
  }

  private static List<String> courses(List<ComparedRun> runs, String group) {
    return CourseNames.sorted(
        runs.stream()
            .flatMap(
                run ->
                    MEASURES.keySet().stream()
                        .flatMap(key -> CourseNames.courses(run.metrics(), group, key).stream()))
            .toList());
  }

  private static void add(RunTable table, List<ComparedRun> runs, String key, Measure measure) {
    ToDoubleFunction<ComparedRun> value = run -> value(run, key);
    if (runs.stream().mapToDouble(value).anyMatch(Double::isFinite)) {
      double best = best(runs.stream().mapToDouble(value), measure.better());
      table.row(
          measure.words(),
          run -> cell(value.applyAsDouble(run), runs.size() > 1 ? best : Double.NaN));
    }
  }

  private static double best(DoubleStream values, int better) {
    DoubleStream numbers = values.filter(Double::isFinite);
    OptionalDouble best =
        switch (better) {
          case 1 -> numbers.max();
          case -1 -> numbers.min();
          default -> OptionalDouble.empty();
        };
    return best.orElse(Double.NaN);
  }

  private static Cell cell(double value, double best) {
    Cell plain = Cell.of(value);
    return value == best ? Cell.best(plain.text()) : plain;
  }

  private static OptionalDouble step(ComparedRun run) {
    return run.metrics().endings("eval/").stream()
        .flatMap(ending -> run.metrics().curve("eval/" + ending).stream())
        .mapToDouble(curve -> curve.lastStep())
        .max();
  }

  private static double value(ComparedRun run, String key) {
    return run.metrics()
        .curve(key)
        .map(curve -> curve.at(step(run).orElseThrow()))
        .orElse(Double.NaN);
  }
}
