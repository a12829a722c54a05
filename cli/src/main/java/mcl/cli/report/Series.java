package mcl.cli.report;

import java.util.OptionalInt;
import java.util.stream.IntStream;
import mcl.base.check.Require;

/** One curve of a chart: points with rising x. Where y is not finite, the curve has a gap. */
public final class Series {
  private static final int BY_ORDER = -1;

  private final String name;
  private final double[] x;
  private final double[] y;
  private final int colour;

  /** Copies the arrays; x must rise strictly. */
  public Series(String name, double[] x, double[] y) {
    this(name, x.clone(), y.clone(), BY_ORDER);
  }

  private Series(String name, double[] x, double[] y, int colour) {
    Require.argument(x.length == y.length, "%s has %d x and %d y values", name, x.length, y.length);
    for (int i = 0; i < x.length; i++) {
      Require.argument(Double.isFinite(x[i]), "x of %s is %s at point %d", name, x[i], i);
      Require.argument(
          i == 0 || x[i] > x[i - 1], "x of %s does not rise at point %d: %s", name, i, x[i]);
    }
    this.name = name;
    this.x = x;
    this.y = y;
    this.colour = colour;
  }

  /** This curve in the colour that the curve of this place in a chart has, counted from 0. */
  public Series inColourOf(int place) {
    return new Series(name, x, y, place);
  }

  /** Whose colour it has; none if that of its own place. */
  OptionalInt colour() {
    return colour == BY_ORDER ? OptionalInt.empty() : OptionalInt.of(colour);
  }

  /** What the legend calls it. */
  public String name() {
    return name;
  }

  /** How many points it has, gaps included. */
  public int size() {
    return x.length;
  }

  /** The horizontal place of a point. */
  public double x(int point) {
    return x[point];
  }

  /** The value at a point; not finite in a gap. */
  public double y(int point) {
    return y[point];
  }

  /** The points that are no gaps, in order. */
  IntStream drawn() {
    return IntStream.range(0, size()).filter(i -> Double.isFinite(y[i]));
  }
}
