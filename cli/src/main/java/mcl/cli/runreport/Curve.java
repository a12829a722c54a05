package mcl.cli.runreport;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import mcl.cli.report.Series;

/**
 * One number of a run over its steps. Steps rise; a value that is not finite was measured, but was
 * no number.
 */
public final class Curve {
  /** More than a chart can show side by side. */
  static final int POINTS = 400;

  private double[] steps = new double[64];
  private double[] values = new double[64];
  private int size;

  /** Adds a value. A run that goes back to an earlier step measures again what came after it. */
  void add(double step, double value) {
    while (size > 0 && steps[size - 1] >= step) {
      size--;
    }
    if (size == steps.length) {
      steps = Arrays.copyOf(steps, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    steps[size] = step;
    values[size] = value;
    size++;
  }

  /** The step of the last value. */
  public double lastStep() {
    return steps[size - 1];
  }

  /** The value at the last step. */
  public double last() {
    return values[size - 1];
  }

  /** The value at a step; NaN if there is none. */
  public double at(double step) {
    int place = Arrays.binarySearch(steps, 0, size, step);
    return place < 0 ? Double.NaN : values[place];
  }

  /** The steps with a value, finite or not. */
  DoubleStream steps() {
    return Arrays.stream(steps, 0, size);
  }

  /** The values that are numbers. */
  public DoubleStream numbers() {
    return numbers(0, size);
  }

  /** Whether any value is a number. */
  public boolean hasNumbers() {
    return numbers().findAny().isPresent();
  }

  /**
   * The curve for a chart: all points, or where they are more than {@link #POINTS}, so many means
   * over equal stretches, each drawn at the last step of its stretch.
   */
  public Series series(String name) {
    int points = Math.min(size, POINTS);
    double[] x = new double[points];
    double[] y = new double[points];
    for (int point = 0; point < points; point++) {
      int from = (int) ((long) point * size / points);
      int to = (int) ((point + 1L) * size / points);
      x[point] = steps[to - 1];
      y[point] = numbers(from, to).average().orElse(Double.NaN);
    }
    return new Series(name, x, y);
  }

  private DoubleStream numbers(int from, int to) {
    return Arrays.stream(values, from, to).filter(Double::isFinite);
  }
}
