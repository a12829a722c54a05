package mcl.cli.report;

import java.util.ArrayList;
import java.util.List;
import mcl.base.check.Require;

/**
 * A table. The first cell of a row names the row. A column whose cells are all numbers is set to
 * the right.
 *
 * @param caption what the table shows; read out before it
 * @param columns the heads
 * @param rows cells, as many in each row as there are columns
 */
public record Table(String caption, List<String> columns, List<List<Cell>> rows) {
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      Require.argument(
          row.size() == columns.size(),
          "a row of \"%s\" has %d cells for %d columns",
          caption,
          row.size(),
          columns.size());
    }
  }

  /** What a cell looks like. The text must say the same to who cannot see it. */
  public enum Tone {
    /** Like any other. */
    PLAIN,
    /** The best of its column. */
    BEST,
    /** Nothing to look at. */
    QUIET,
    /** Something to look at. */
    NOTED,
    /** As it should be. */
    GOOD,
    /** Not as it should be, without harm. */
    WARNING,
    /** As it should not be. */
    BAD
  }

  /** What stands in a place. */
  public record Cell(String text, Tone tone) {
    /** A cell like any other. */
    public static Cell of(String text) {
      return new Cell(text, Tone.PLAIN);
    }

    /** A number to four digits. */
    public static Cell of(double value) {
      return of(Numbers.text(value));
    }

    /** A cell to look at, for example the best of its column. */
    public static Cell best(String text) {
      return new Cell(text, Tone.BEST);
    }
  }

  /** An empty table; add rows with {@link #row}. */
  public static Table of(String caption, String... columns) {
    return new Table(caption, List.of(columns), List.of());
  }

  /** This table with one more row. */
  public Table row(Cell... cells) {
    List<List<Cell>> longer = new ArrayList<>(rows);
    longer.add(List.of(cells));
    return new Table(caption, columns, longer);
  }

  /** This table with one more row, nothing highlighted. */
  public Table row(String... cells) {
    return row(List.of(cells).stream().map(Cell::of).toArray(Cell[]::new));
  }
}
