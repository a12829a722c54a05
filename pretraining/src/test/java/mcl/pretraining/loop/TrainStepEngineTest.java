package mcl.pretraining.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.TinyRun;
import mcl.pretraining.TinyText;
import org.junit.jupiter.api.Test;

final class TrainStepEngineTest {
  private static final String GENERATOR = "rtd/generator_loss";
  private static final String DETECTION = "rtd/detection_loss";

  private final TinyText text = new TinyText(64, 10);
  private final PretrainConfig config = TinyRun.config(0.1, 20);

  @Test
  void theSameRunTwiceIsTheSameToTheLastBit() {
    try (TinyRun one = TinyRun.open(config, text);
        TinyRun two = TinyRun.open(config, text)) {
      for (int step = 0; step < 10; step++) {
        assertEquals(one.step().run(step), two.step().run(step));
      }
      assertSame(TinyRun.values(one.weights()), TinyRun.values(two.weights()));
    }
  }

  @Test
  void reportsWhatWasDone() {
    try (TinyRun run = TinyRun.open(config, text)) {
      StepReport first = run.step().run(0);
      StepReport second = run.step().run(1);
      assertEquals(1, first.step());
      assertEquals(2, second.step());
      assertEquals(0.5e-3, first.learningRate(), 1e-12);
      assertEquals(1e-3, second.learningRate(), 1e-12);
      assertEquals(80, first.tokens());
      assertTrue(first.updated() && first.gradientNorm() > 0);
      assertEquals(
          first.losses().get(GENERATOR) + 50 * first.losses().get(DETECTION), first.loss(), 1e-3);
    }
  }

  @Test
  void aStepDependsOnItsNumberNotOnWhatTheObjectDidBefore() {
    try (TinyRun one = TinyRun.open(config, text);
        TinyRun two = TinyRun.open(config, text)) {
      one.step().run(0);
      one.step().run(1);
      Map<String, float[]> reached = TinyRun.values(one.weights());
      StepReport third = one.step().run(2);
      reached.forEach((name, values) -> two.weights().get(name).set(values));
      StepReport alone = two.step().run(2);
      assertEquals(third.loss(), alone.loss(), "the moments differ, the pass does not");
      assertEquals(third.gradientNorm(), alone.gradientNorm());
    }
  }

  @Test
  void dropoutAndSeedMatter() {
    PretrainConfig without = TinyRun.config(0, 20);
    try (TinyRun one = TinyRun.open(config, text);
        TinyRun two = TinyRun.open(without, text)) {
      assertNotEquals(one.step().run(0).loss(), two.step().run(0).loss());
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
  void aStepThatIsNotFiniteChangesNothing() {
    try (TinyRun clean = TinyRun.open(config, text);
        TinyRun poisoned = TinyRun.open(config, text)) {
      String name = "discriminator/discriminator_predictions.dense_prediction.bias";
      NDArray bias = poisoned.weights().get(name);
      bias.set(new float[] {Float.NaN});
      StepReport skipped = poisoned.step().run(0);
      assertFalse(skipped.updated());
      assertEquals(Double.NaN, skipped.loss());
      bias.set(new float[] {0});
      assertSame(TinyRun.values(clean.weights()), TinyRun.values(poisoned.weights()));
      assertEquals(clean.step().run(0), poisoned.step().run(0), "and the moments are as they were");
      assertSame(TinyRun.values(clean.weights()), TinyRun.values(poisoned.weights()));
    }
  }

  @Test
  void aGeneratorAloneIsTrainedWithoutADiscriminator() {
    PretrainConfig alone = TinyRun.generatorAlone(config);
    try (TinyRun run = TinyRun.open(alone, text)) {
      Map<String, float[]> before = TinyRun.values(run.weights());
      StepReport report = run.step().run(0);
      assertEquals(Set.of(GENERATOR), report.losses().keySet());
      assertTrue(report.updated());
      Map<String, float[]> after = TinyRun.values(run.weights());
      String head = "discriminator/discriminator_predictions.dense.bias";
      assertArrayEquals(before.get(head), after.get(head));
      String table = "discriminator/electra.embeddings.word_embeddings.weight";
      assertFalse(Arrays.equals(before.get(table), after.get(table)), "they are shared");
    }
  }

  private static void assertSame(Map<String, float[]> expected, Map<String, float[]> actual) {
    expected.forEach((name, values) -> assertArrayEquals(values, actual.get(name), name));
  }
}
