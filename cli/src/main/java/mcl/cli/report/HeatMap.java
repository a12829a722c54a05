package mcl.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mcl.base.check.Require;

/**
 * A matrix of numbers, each in a cell whose colour tells it too: one colour below the middle of the
 * range, another above, stronger towards the ends. A value that is not finite is no value.
 *
 * @param title what the numbers are
 * @param caption how to read them, in a sentence
 * @param range from the strongest colour to the other strongest
 * @param columns the heads
 * @param rows as many values in each as there are columns
 */
public record HeatMap(
    String title, String caption, Range range, List<String> columns, List<Row> rows) {
  public HeatMap {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      Require.argument(
          row.values().size() == columns.size(),
          "row %s of \"%s\" has %d values for %d columns",
          row.name(),
          title,
          row.values().size(),
          columns.size());
    }
  }

  /** A named row. */
  public record Row(String name, List<Double> values) {
    public Row {
      values = List.copyOf(values);
    }
  }

  /** Values between which the colours change; those beyond have the colour of the nearer end. */
  public record Range(double low, double high) {
    public Range {
      Require.argument(
          Double.isFinite(low) && Double.isFinite(high) && low < high,
          "the range goes from %s to %s",
          low,
          high);
    }

    /** Where a value stands: -1 at the low end, 0 in the middle, 1 at the high end. */
    double place(double value) {
      double place = (value - low) / (high - low) * 2 - 1;
      return Math.max(-1, Math.min(1, place));
    }
  }

  /** An empty map; add rows with {@link #row}. */
  public static HeatMap of(String title, String caption, Range range, List<String> columns) {
    return new HeatMap(title, caption, range, columns, List.of());
  }

  /** This map with one more row. */
  public HeatMap row(String name, double... values) {
    List<Row> longer = new ArrayList<>(rows);
    longer.add(new Row(name, Arrays.stream(values).boxed().toList()));
    return new HeatMap(title, caption, range, columns, longer);
  }
}
