package mcl.cli.comparison;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import mcl.cli.report.HtmlReport;
import mcl.cli.report.Table;
import mcl.cli.report.Table.Cell;

/** The scores of fine-tuning, a row for each result. */
final class TaskScores implements Comparison {
  private static final Map<String, String> WORDS =
      Map.of(
          "accuracy", "Accuracy",
          "macro_f1", "Macro F1",
          "f1", "F1",
          "matthews_correlation", "Matthews correlation",
          "pearson", "Pearson correlation",
          "spearmanr", "Spearman correlation",
          "combined_score", "Mean of scores",
          "baseline", "Without reading");

  /** A result with the run that it is of. */
  private record Row(ComparedRun run, TaskResult result) {}

  @Override
  public void addTo(HtmlReport page, List<ComparedRun> runs) {
    List<Row> rows =
        runs.stream()
            .flatMap(run -> run.results().stream().map(result -> new Row(run, result)))
            .toList();
    if (rows.isEmpty()) {
      return;
    }
    Set<String> scores = keys(rows, TaskResult::scores);
    Set<String> about = keys(rows, TaskResult::about);
    page.heading("Fine-tuning")
        .paragraph(
            "What was found inside the runs, and beside them where it began with one of their"
                + " checkpoints. Differences between single seeds mean little.")
        .table(table(rows, scores, about));
  }

  private static Table table(List<Row> rows, Set<String> scores, Set<String> about) {
    List<String> heads = new ArrayList<>(List.of("Result"));
    scores.forEach(key -> heads.add(words(key)));
    heads.addAll(about);
    heads.add("began with");
    Table table = Table.of("Scores of fine-tuning", heads.toArray(String[]::new));
    for (Row row : rows) {
      List<Cell> cells = new ArrayList<>(List.of(Cell.of(name(row))));
      scores.forEach(key -> cells.add(number(row.result().scores(), key)));
      about.forEach(key -> cells.add(number(row.result().about(), key)));
      cells.add(Cell.of(start(row)));
      table = table.row(cells.toArray(Cell[]::new));
    }
    return table;
  }

  /** {@code eval_accuracy} as "Accuracy, dev". */
  private static String words(String key) {
    String split = key.startsWith("eval_") ? "dev" : "test";
    String word = WORDS.get(key.replaceFirst("^(eval|test)_", ""));
    return word == null ? key : word + ", " + split;
  }

  private static Set<String> keys(
      List<Row> rows, Function<TaskResult, Map<String, Double>> values) {
    Set<String> keys = new LinkedHashSet<>();
    rows.forEach(row -> keys.addAll(values.apply(row.result()).keySet()));
    return keys;
  }

  /** The run, and after a colon the folder of the result where it is another one. */
  private static String name(Row row) {
    boolean same = row.run().folder().equals(row.result().folder());
    return row.run().name() + (same ? "" : ": " + row.result().folder().getFileName());
  }

  /** A checkpoint of the run by its name alone. */
  private static String start(Row row) {
    TaskResult result = row.result();
    return result.beganWith(row.run().folder())
        ? Path.of(result.start()).getFileName().toString()
        : result.start();
  }

  private static Cell number(Map<String, Double> values, String key) {
    return Cell.of(values.getOrDefault(key, Double.NaN));
  }
}
