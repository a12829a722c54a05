package mcl.pretraining.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mcl.pretraining.Golden;
import mcl.pretraining.PretrainConfig;
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
  void electraFollowsItsGoldenCurve() {
    List<String> names = List.of("rtd/generator_loss", "rtd/detection_loss");
    assertFollows("loss-curve.txt", TinyRun.config(0.1, 20), names);
  }

  @Test
  void allFiveCoursesFollowTheirGoldenCurve() {
    PretrainConfig mcl = TinyRun.with(TinyRun.config(0.1, 20), TinyRun.mcl());
    List<String> names =
        List.of(
            "rtd/generator_loss",
            "rtd/detection_loss",
            "std/generator_loss",
            "std/detection_loss",
            "itd/detection_loss",
            "re_rtd/generator_loss",
            "re_rtd/detection_loss",
            "re_std/generator_loss",
            "re_std/detection_loss");
    assertFollows("loss-curve-mcl.txt", mcl, names);
  }

  private static void assertFollows(String golden, PretrainConfig config, List<String> names) {
    String expected = Golden.text(golden);
    String actual = String.join("\n", curve(config, names)) + "\n";
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

  private static List<String> curve(PretrainConfig config, List<String> names) {
    List<String> lines = new ArrayList<>();
    lines.add("# step, " + String.join(", ", names) + ", gradient norm");
    try (TinyRun run = TinyRun.open(config, new TinyText(64, 10))) {
      for (int step = 0; step < 20; step++) {
        StepReport report = run.step().run(step);
        StringBuilder line = new StringBuilder().append(report.step());
        for (String name : names) {
          double loss = report.losses().getOrDefault(name, 0.0);
          line.append(String.format(Locale.ROOT, " %.6f", loss));
        }
        lines.add(line + String.format(Locale.ROOT, " %.5f", report.gradientNorm()));
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
