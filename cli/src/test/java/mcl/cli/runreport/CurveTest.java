package mcl.cli.runreport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import mcl.cli.report.Series;
import org.junit.jupiter.api.Test;

final class CurveTest {
  @Test
  void aShortCurveIsDrawnAsItIs() {
    Curve curve = new Curve();
    curve.add(10, 1);
    curve.add(20, Double.NaN);
    curve.add(30, 3);
    Series series = curve.series("c");
    assertEquals(3, series.size());
    assertEquals(20, series.x(1));
    assertTrue(Double.isNaN(series.y(1)), "a gap stays a gap");
    assertEquals(3, series.y(2));
  }

  @Test
  void aLongCurveIsDrawnAsMeans() {
    Series series = rising(4 * Curve.POINTS).series("c");
    assertEquals(Curve.POINTS, series.size());
    assertEquals(4, series.x(0));
    assertEquals(2.5, series.y(0), 1e-12);
    assertEquals(4 * Curve.POINTS, series.x(Curve.POINTS - 1));
  }

  @Test
  void stretchesCoverEveryValueOnce() {
    int size = 3 * Curve.POINTS / 2 + 7;
    Series series = rising(size).series("c");
    double before = 0;
    double sum = 0;
    for (int i = 0; i < series.size(); i++) {
      sum += series.y(i) * (series.x(i) - before);
      before = series.x(i);
    }
    assertEquals(size * (size + 1) / 2.0, sum, 1e-6);
  }

  @Test
  void aStretchWithoutANumberIsAGap() {
    Curve curve = new Curve();
    IntStream.rangeClosed(1, 4 * Curve.POINTS)
        .forEach(step -> curve.add(step, step <= 6 ? Double.NaN : step));
    Series series = curve.series("c");
    assertTrue(Double.isNaN(series.y(0)));
    assertEquals(7.5, series.y(1), "the mean of what is a number");
  }

  @Test
  void aRunThatGoesBackMeasuresAgain() {
    Curve curve = new Curve();
    for (double step : new double[] {1, 2, 3, 2}) {
      curve.add(step, 10 * step);
    }
    curve.add(4, 5);
    assertArrayEquals(new double[] {1, 2, 4}, curve.steps().toArray());
    assertArrayEquals(new double[] {10, 20, 5}, curve.numbers().toArray());
    assertTrue(Double.isNaN(curve.at(3)));
  }

  private static Curve rising(int size) {
    Curve curve = new Curve();
    IntStream.rangeClosed(1, size).forEach(step -> curve.add(step, step));
    return curve;
  }
}
