package mcl.pretraining.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mcl.pretraining.Golden;
import mcl.pretraining.TinyRun;
import mcl.pretraining.TinyText;
import org.junit.jupiter.api.Test;

/**
 * Twenty steps of a tiny run, number by number: what guards the whole machine when a part of it is
 * rebuilt. A change that is meant to change what is computed replaces {@code loss-curve.txt} by the
 * curve that the failing test prints.
 */
final class GoldenRunTest {
  /** Relative; another processor adds in another order. */
  private static final double TOLERANCE = 1e-4;

  @Test
  void followsTheGoldenCurve() {
    String expected = Golden.text("loss-curve.txt");
    String actual = String.join("\n", curve()) + "\n";
    List<double[]> wanted = numbers(expected);
    List<double[]> given = numbers(actual);
    String message = "The curve is now:\n" + actual;
    assertEquals(wanted.size(), given.size(), message);
    for (int step = 0; step < wanted.size(); step++) {
      for (int column = 0; column < wanted.get(step).length; column++) {
        double value = wanted.get(step)[column];
        assertEquals(value, given.get(step)[column], TOLERANCE * Math.abs(value), message);
      }
    }
  }

  private static List<String> curve() {
    List<String> lines = new ArrayList<>();
    lines.add("# step, generator loss, detection loss, gradient norm");
    try (TinyRun run = TinyRun.open(TinyRun.config(0.1, 20), new TinyText(64, 10))) {
      for (int step = 0; step < 20; step++) {
        StepReport report = run.step().run(step);
        lines.add(
            String.format(
                Locale.ROOT,
                "%d %.6f %.6f %.5f",
                report.step(),
                report.losses().get("rtd/generator_loss"),
                report.losses().get("rtd/detection_loss"),
                report.gradientNorm()));
      }
    }
    return lines;
  }

  private static List<double[]> numbers(String curve) {
    List<double[]> rows = new ArrayList<>();
    for (String line : curve.split("\n")) {
      if (!line.startsWith("#")) {
        String[] words = line.split(" ");
        double[] row = new double[words.length];
        for (int i = 0; i < row.length; i++) {
          row[i] = Double.parseDouble(words[i]);
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
