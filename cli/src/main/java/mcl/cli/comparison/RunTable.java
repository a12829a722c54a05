package mcl.cli.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import mcl.cli.report.Table;
import mcl.cli.report.Table.Cell;

/** Builds a table with a column for each run. */
final class RunTable {
  private final List<ComparedRun> runs;
  private Table table;

  RunTable(String caption, String head, List<ComparedRun> runs) {
    this.runs = runs;
    this.table =
        Table.of(
            caption,
            Stream.concat(Stream.of(head), runs.stream().map(ComparedRun::name))
                .toArray(String[]::new));
  }

  /** Adds a row. */
  RunTable row(String name, Function<ComparedRun, Cell> cell) {
    List<Cell> cells = new ArrayList<>(List.of(Cell.of(name)));
    runs.forEach(run -> cells.add(cell.apply(run)));
    table = table.row(cells.toArray(Cell[]::new));
    return this;
  }

  boolean isEmpty() {
    return table.rows().isEmpty();
  }

  Table table() {
    return table;
  }
}
