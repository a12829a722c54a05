package mcl.cli.report;

import java.util.ArrayList;
import java.util.List;
import mcl.base.check.Require;

/**
 * Curves over a common axis, with horizontal lines to compare them to.
 *
 * @param title what the chart shows, in a few words
 * @param x the common axis
 * @param y the axis of all values
 * @param series the curves; their points need not be at the same places
 * @param references the horizontal lines
 */
public record LineChart(
    String title, Axis x, Axis y, List<Series> series, List<Reference> references) {
  public LineChart {
    series = List.copyOf(series);
    references = List.copyOf(references);
  }

  /** How values become distances. */
  public enum Scale {
    LINEAR,
    /** By powers of ten; values of zero and less are not drawn. */
    LOGARITHMIC
  }

  /**
   * One axis.
   *
   * @param label what it measures
   * @param unit in what, for example {@code nats}; empty for a bare number
   */
  public record Axis(String label, String unit, Scale scale) {
    /** A linear axis. */
    public static Axis linear(String label, String unit) {
      return new Axis(label, unit, Scale.LINEAR);
    }

    /** A logarithmic axis. */
    public static Axis logarithmic(String label, String unit) {
      return new Axis(label, unit, Scale.LOGARITHMIC);
    }

    /** The label with its unit in brackets. */
    String text() {
      return unit.isEmpty() ? label : label + " (" + unit + ")";
    }

    boolean shows(double value) {
      return Double.isFinite(value) && (scale == Scale.LINEAR || value > 0);
    }
  }

  /** A horizontal line, for example at a baseline's value. */
  public record Reference(String name, double value) {
    public Reference {
      Require.argument(Double.isFinite(value), "the line %s is at %s", name, value);
    }
  }

  /** An empty chart; add curves with {@link #with(Series)}. */
  public static LineChart of(String title, Axis x, Axis y) {
    return new LineChart(title, x, y, List.of(), List.of());
  }

  /** This chart with one more curve. */
  public LineChart with(Series curve) {
    return new LineChart(title, x, y, plus(series, curve), references);
  }

  /** This chart with one more horizontal line. */
  public LineChart with(Reference line) {
    return new LineChart(title, x, y, series, plus(references, line));
  }

  private static <T> List<T> plus(List<T> list, T last) {
    List<T> longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }
}
