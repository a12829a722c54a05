package mcl.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mcl.base.check.Require;

/**
 * A table. The first cell of a row names the row. Columns of numbers are set to the right.
 *
 * @param caption what the table shows; read out before it
 * @param columns the heads
 * @param rows cells, as many in each row as there are columns
 * @param numbers heads of the columns of numbers; if nothing is said, those are such whose cells
 *     are all numbers
 */
public record Table(
    String caption, List<String> columns, List<List<Cell>> rows, Optional<Set<String>> numbers) {
  public Table {
    numbers = numbers.map(Set::copyOf);
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
    return new Table(caption, List.of(columns), List.of(), Optional.empty());
  }

  /** This table with one more row. */
  public Table row(Cell... cells) {
    List<List<Cell>> longer = new ArrayList<>(rows);
    longer.add(List.of(cells));
    return new Table(caption, columns, longer, numbers);
  }

  /** This table with these columns of numbers and no others, whatever they hold. */
  public Table withNumbers(Set<String> heads) {
    return new Table(caption, columns, rows, Optional.of(heads));
  }

  /** This table with one more row, nothing highlighted. */
  public Table row(String... cells) {
    return row(List.of(cells).stream().map(Cell::of).toArray(Cell[]::new));
  }
}
