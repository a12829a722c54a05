package mcl.cli.soup;

import java.util.ArrayList;
import java.util.List;
import mcl.base.check.Printable;
import mcl.cli.terminal.TextTable;
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
    List<String> lines = new ArrayList<>(TextTable.aligned(rows));
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
}
