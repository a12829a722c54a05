package mcl.pretraining.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import mcl.courses.CourseConfig;
import mcl.courses.CurriculumConfig;
import mcl.courses.DetectionKind;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.TinyRun;
import mcl.pretraining.TinyText;
import org.junit.jupiter.api.Test;

/** Steps with more courses than one. */
final class MclStepEngineTest {
  private final TinyText text = new TinyText(64, 10);
  private final PretrainConfig config = TinyRun.with(TinyRun.config(0.1, 20), TinyRun.mcl());

  @Test
  void theSameRunTwiceIsTheSameToTheLastBit_allFiveCoursesAndDropoutOn() {
    try (TinyRun one = TinyRun.open(config, text);
        TinyRun two = TinyRun.open(config, text)) {
      for (int step = 0; step < 8; step++) {
        assertEquals(one.step().run(step), two.step().run(step));
      }
      Map<String, float[]> reached = TinyRun.values(two.weights());
      TinyRun.values(one.weights())
          .forEach((name, values) -> assertArrayEquals(values, reached.get(name), name));
    }
  }

  @Test
  void theRunHoldsAsManyArraysAfterTwentyStepsAsBefore() {
    try (TinyRun run = TinyRun.open(config, text)) {
      int before = run.scope().getManagedArrays().size();
      for (int step = 0; step < 20; step++) {
        run.step().run(step);
        assertEquals(before, run.scope().getManagedArrays().size(), "after step " + step);
      }
    }
  }

  @Test
  void everythingIsMeasuredInALoggedStep() {
    try (TinyRun run = TinyRun.open(config, text)) {
      StepReport report = run.step().run(0);
      Set<String> detection = new TreeSet<>();
      for (String course : List.of("rtd", "std", "itd")) {
        for (String number : List.of("precision", "recall", "roc_auc", "positive_share")) {
          detection.add(course + "/" + number);
        }
      }
      Set<String> expected = new TreeSet<>(detection);
      for (String course : List.of("rtd", "std")) {
        expected.add(course + "/generator_accuracy");
        for (String cell : List.of("settled", "false_alarm", "fooled", "caught")) {
          expected.add("notebook/" + course + "/" + cell);
        }
      }
      assertEquals(expected, new TreeSet<>(report.measures().keySet()));
      // Six rows of eight words and two of six (TinyText), each judged once.
      double judged =
          report.measures().entrySet().stream()
              .filter(measure -> measure.getKey().startsWith("notebook/rtd/"))
              .mapToDouble(Map.Entry::getValue)
              .sum();
      assertTrue(judged <= 8 * 8 && judged >= 8 * 6, "judged " + judged);
      double share = report.measures().get("itd/positive_share");
      assertTrue(share > 0.09 && share < 0.13, "one place in nine or so: " + share);
    }
  }

  @Test
  void everyStepReportsTheSameLosses_zeroWhereThereWasNoMistake() {
    try (TinyRun run = TinyRun.open(config, text)) {
      for (int step = 0; step < 6; step++) {
        Map<String, Double> losses = run.step().run(step).losses();
        assertEquals(9, losses.size(), losses.toString());
        // After three steps this discriminator says "replaced" of nothing (loss-curve-mcl.txt).
        assertTrue(step < 3 || losses.get("re_rtd/generator_loss") == 0);
      }
    }
  }

  @Test
  void aCourseBeginsInItsStep() {
    CurriculumConfig later =
        CurriculumConfig.electra()
            .with(DetectionKind.INSERTED_TOKEN, new CourseConfig(true, 0.15, 0, 50, 2, 0));
    PretrainConfig electra = TinyRun.with(config, CurriculumConfig.electra());
    try (TinyRun run = TinyRun.open(TinyRun.with(config, later), text);
        TinyRun alone = TinyRun.open(electra, text)) {
      for (int step = 0; step < 2; step++) {
        assertEquals(alone.step().run(step), run.step().run(step), "until then it is ELECTRA");
      }
      List<StepReport> then = LongStream.range(2, 4).mapToObj(run.step()::run).toList();
      assertTrue(then.stream().allMatch(it -> it.losses().containsKey("itd/detection_loss")));
      assertFalse(alone.step().run(2).losses().containsKey("itd/detection_loss"));
    }
  }
}
