package mcl.finetuning.inference;

import java.util.Arrays;
import mcl.base.check.Require;

/** What a model says of one text: rows of numbers of one width. Immutable. */
public final class Answer {
  private final int columns;
  private final float[] values;

  /** Takes the array over. */
  Answer(int columns, float[] values) {
    Require.argument(
        values.length % columns == 0, "%d values in rows of %d", values.length, columns);
    this.columns = columns;
    this.values = values;
  }

  /** Takes a copy of the numbers, row after row. */
  public static Answer of(int columns, float... values) {
    return new Answer(columns, values.clone());
  }

  /** The number of rows: 1, or one for each token asked about. */
  public int rows() {
    return values.length / columns;
  }

  /** The numbers in a row. */
  public int columns() {
    return columns;
  }

  /** One number. */
  public float at(int row, int column) {
    Require.argument(
        row >= 0 && row < rows() && column >= 0 && column < columns,
        "row %d, column %d of %d x %d",
        row,
        column,
        rows(),
        columns);
    return values[row * columns + column];
  }

  /** Whether one of the numbers is none. */
  public boolean hasNan() {
    for (float value : values) {
      if (Float.isNaN(value)) {
        return true;
      }
    }
    return false;
  }

  /** A copy of a row. */
  public float[] row(int row) {
    return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
  }

  /** A copy of all numbers, row after row. */
  public float[] toArray() {
    return values.clone();
  }
}
