package mcl.cli.soup;

import java.util.ArrayList;
import java.util.List;
import mcl.cli.terminal.Printable;
import mcl.cli.terminal.TextWidth;
import mcl.soups.SoupReport;
import mcl.soups.search.Scores;
import mcl.soups.search.Verdict;

/** The ingredients of a soup as lines of text, in columns. */
public final class SoupTable {
  private SoupTable() {}

  /** A line for each ingredient, and one with the soup's own score. */
  public static List<String> lines(SoupReport report) {
    boolean judged = report.lines().stream().anyMatch(line -> line.verdict().isPresent());
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        judged
            ? List.of("ingredient", "weight", "own score", "what became of it")
            : List.of("ingredient", "weight"));
    report.lines().forEach(line -> rows.add(row(line)));
    List<String> lines = new ArrayList<>(aligned(rows));
    report.score().ifPresent(score -> lines.add("The soup scores " + Scores.text(score) + "."));
    return lines;
  }

  private static List<String> row(SoupReport.Line line) {
    List<String> cells = new ArrayList<>();
    cells.add(Printable.of(line.name()));
    cells.add(Scores.text(line.weight()));
    line.verdict().map(Verdict::alone).map(Scores::text).ifPresent(cells::add);
    line.verdict().map(Verdict::words).ifPresent(cells::add);
    return cells;
  }

  private static List<String> aligned(List<List<String>> rows) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], TextWidth.of(row.get(i)));
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i);
      boolean last = i == row.size() - 1;
      line.append(cell);
      line.append(last ? "" : " ".repeat(widths[i] - TextWidth.of(cell) + 2));
    }
    return line.toString();
  }
}
