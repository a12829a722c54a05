package mcl.tokenization.batch;

import java.util.Arrays;
import java.util.List;
import mcl.base.check.Require;

/** An immutable table of whole numbers, such as the ids of a batch; equal by value. */
public final class TokenGrid {
  private final int rows;
  private final int columns;
  private final int[] values;

  private TokenGrid(int rows, int columns, int[] values) {
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  /**
   * A grid of the given values, row after row. The array is copied.
   *
   * @throws IllegalArgumentException unless there are exactly rows x columns values
   */
  public static TokenGrid of(int rows, int columns, int[] values) {
    return owning(rows, columns, values.clone());
  }

  /** A grid that takes the array over: the caller must not touch it again. */
  static TokenGrid owning(int rows, int columns, int[] values) {
    Require.argument(rows >= 0 && columns >= 0, "a grid of %d x %d cannot be", rows, columns);
    Require.argument(
        (long) rows * columns == values.length,
        "a grid of %d x %d needs %d values and got %d",
        rows,
        columns,
        (long) rows * columns,
        values.length);
    return new TokenGrid(rows, columns, values);
  }

  /** The number of rows: sequences, B. */
  public int rows() {
    return rows;
  }

  /** The number of columns: positions, T. */
  public int columns() {
    return columns;
  }

  /** The value at a place. */
  public int get(int row, int column) {
    requireRow(row);
    Require.argument(
        column >= 0 && column < columns, "column %d is not one of %d", column, columns);
    return values[row * columns + column];
  }

  /** A copy of one row. */
  public int[] row(int row) {
    requireRow(row);
    return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
  }

  /** A copy of all values, row after row. */
  public int[] toArray() {
    return values.clone();
  }

  /** Some of the rows, in the given order. */
  public TokenGrid rows(int[] which) {
    int[] chosen = new int[which.length * columns];
    for (int i = 0; i < which.length; i++) {
      requireRow(which[i]);
      System.arraycopy(values, which[i] * columns, chosen, i * columns, columns);
    }
    return owning(which.length, columns, chosen);
  }

  /** The rows of all grids, one below the other; they must be equally wide. */
  public static TokenGrid stacked(List<TokenGrid> grids) {
    Require.argument(!grids.isEmpty(), "there is no grid to stack");
    if (grids.size() == 1) {
      return grids.get(0);
    }
    int columns = grids.get(0).columns;
    int[] stacked = new int[grids.stream().mapToInt(grid -> grid.values.length).sum()];
    int next = 0;
    for (TokenGrid grid : grids) {
      Require.argument(
          grid.columns == columns, "%s is not %d columns wide as the others", grid, columns);
      System.arraycopy(grid.values, 0, stacked, next, grid.values.length);
      next += grid.values.length;
    }
    return owning(stacked.length / Math.max(1, columns), columns, stacked);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenGrid that
        && rows == that.rows
        && columns == that.columns
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * rows + columns) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "TokenGrid(" + rows + " x " + columns + ")";
  }

  private void requireRow(int row) {
    Require.argument(row >= 0 && row < rows, "row %d is not one of %d", row, rows);
  }
}
