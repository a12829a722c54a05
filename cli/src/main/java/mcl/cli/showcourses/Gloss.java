package mcl.cli.showcourses;

import java.util.List;
import java.util.stream.IntStream;
import mcl.base.check.Require;
import mcl.cli.report.Table.Cell;
import mcl.cli.report.Table.Tone;

/**
 * A text with lines below it that say something of each of its tokens, as grammarians write them.
 *
 * @param extent whether all of it is of interest
 * @param rows the text first; equally long
 */
record Gloss(Extent extent, List<Row> rows) {
  /** What of a gloss is to be seen. */
  enum Extent {
    /** All tokens. */
    WHOLE,
    /** Where something other than quiet stands below the text; the rest may be left out. */
    NOTED_ONLY
  }

  /** A named line with a cell for each token. */
  record Row(String name, List<Cell> cells) {
    Row {
      cells = List.copyOf(cells);
    }
  }

  Gloss {
    rows = List.copyOf(rows);
    Require.argument(
        rows.stream().map(row -> row.cells().size()).distinct().count() == 1,
        "the rows of a gloss are not equally long");
  }

  /** How many tokens the text has. */
  int columns() {
    return rows.get(0).cells().size();
  }

  /** Whether a token may not be left out. */
  boolean shows(int column) {
    return extent == Extent.WHOLE
        || rows.stream()
            .skip(1)
            .map(row -> row.cells().get(column))
            .anyMatch(cell -> !cell.text().isEmpty() && cell.tone() != Tone.QUIET);
  }

  /** The tokens that may not be left out. */
  List<Integer> shown() {
    return IntStream.range(0, columns()).filter(this::shows).boxed().toList();
  }
}
