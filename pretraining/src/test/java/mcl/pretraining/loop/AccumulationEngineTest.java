package mcl.pretraining.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.Map;
import mcl.base.random.RandomStreams;
import mcl.courses.Assignment;
import mcl.courses.CourseShare;
import mcl.courses.Preparation;
import mcl.courses.loss.LossMix;
import mcl.courses.loss.LossTerm;
import mcl.model.TinyElectra;
import mcl.model.electra.EmbeddingSharing;
import mcl.model.encoder.Dropout;
import mcl.model.weights.Weights;
import mcl.pretraining.BatchConfig;
import mcl.pretraining.BatchWarmup;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.TinyRun;
import mcl.pretraining.TinyText;
import mcl.pretraining.optimizer.Gradients;
import mcl.tokenization.batch.BatchStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A step in micro-batches is the step with the big batch, all five courses on. */
final class AccumulationEngineTest {
  private static final int STEPS = 6;

  private final TinyText text = new TinyText(64, 10);

  @ParameterizedTest
  @CsvSource({
    "4, FULL, TIED",
    "3, FULL, TIED",
    "1, FULL, NONE",
    "2, SPLIT, GRADIENT_DISENTANGLED",
    "1, SPLIT, TIED",
    "5, FULL, GRADIENT_DISENTANGLED"
  })
  void microBatchesGiveTheResultOfTheBigBatch(
      int microBatch, CourseShare share, EmbeddingSharing sharing) {
    PretrainConfig whole =
        TinyRun.config(TinyElectra.config(0).withEmbeddingSharing(sharing), 1e-3, 20);
    try (TinyRun big = TinyRun.open(mcl(whole, 0, share), text);
        TinyRun small = TinyRun.open(mcl(whole, microBatch, share), text)) {
      for (int step = 0; step < STEPS; step++) {
        assertClose(big.step().run(step), small.step().run(step));
      }
      Map<String, float[]> reached = TinyRun.values(small.weights());
      TinyRun.values(big.weights())
          .forEach((name, values) -> assertArrayEquals(values, reached.get(name), 2e-5f, name));
    }
  }

  private static void assertClose(StepReport expected, StepReport actual) {
    String step = "step " + expected.step() + ": ";
    assertEquals(expected.learningRate(), actual.learningRate());
    assertEquals(expected.tokens(), actual.tokens());
    assertTrue(actual.updated());
    assertEquals(expected.loss(), actual.loss(), 1e-4 * expected.loss(), step + "loss");
    assertEquals(
        expected.gradientNorm(), actual.gradientNorm(), 1e-4 * expected.gradientNorm(), step);
    assertClose(step, expected.losses(), actual.losses());
    assertClose(step, expected.measures(), actual.measures());
  }

  private static void assertClose(
      String step, Map<String, Double> expected, Map<String, Double> actual) {
    assertEquals(expected.keySet(), actual.keySet(), step);
    expected.forEach((name, value) -> assertEquals(value, actual.get(name), 1e-4, step + name));
  }

  /** Everything else is drawn by step and row; dropout follows the passes. */
  @Test
  void withDropoutAMicroBatchHasMasksOfItsOwn() {
    PretrainConfig whole = TinyRun.config(0.1, 20);
    try (TinyRun big = TinyRun.open(mcl(whole, 0, CourseShare.FULL), text);
        TinyRun small = TinyRun.open(mcl(whole, 4, CourseShare.FULL), text);
        TinyRun again = TinyRun.open(mcl(whole, 4, CourseShare.FULL), text)) {
      StepReport parts = small.step().run(0);
      assertNotEquals(big.step().run(0).loss(), parts.loss());
      assertEquals(parts, again.step().run(0), "and the same ones each time");
    }
  }

  @Test
  void oneMicroBatchOfAllRowsIsTheBigBatchToTheLastBit() {
    PretrainConfig whole = TinyRun.config(0.1, 20);
    try (TinyRun big = TinyRun.open(mcl(whole, 0, CourseShare.FULL), text);
        TinyRun one = TinyRun.open(mcl(whole, 8, CourseShare.FULL), text)) {
      for (int step = 0; step < 3; step++) {
        assertEquals(big.step().run(step), one.step().run(step));
      }
    }
  }

  @Test
  void nothingStaysInTheRun() {
    PretrainConfig config = mcl(TinyRun.config(0.1, 20), 2, CourseShare.FULL);
    try (TinyRun run = TinyRun.open(config, text)) {
      int before = run.scope().getManagedArrays().size();
      for (int step = 0; step < 10; step++) {
        run.step().run(step);
        assertEquals(before, run.scope().getManagedArrays().size(), "after step " + step);
      }
    }
  }

  /** What is computed from weights alone belongs to the micro-batch, too. */
  @ParameterizedTest
  @EnumSource
  void aMicroBatchLeavesNothingButGradientsInTheStep(EmbeddingSharing sharing) {
    PretrainConfig tiny =
        TinyRun.config(TinyElectra.config(0.1).withEmbeddingSharing(sharing), 1e-3, 20);
    PretrainConfig config = mcl(tiny, 2, CourseShare.FULL);
    RandomStreams random = new RandomStreams(42);
    StepDropout dropout = new StepDropout(random);
    List<Assignment> parts =
        new StepBatches(new BatchStream(text, 42, 8), preparation(config), config.batch(), random)
            .apply(0);
    try (TinyRun run = TinyRun.open(config, text);
        NDManager step = run.scope().newSubManager()) {
      Weights leaves = run.weights().leaves(step);
      assertEquals(leaves.names().size(), step.getManagedArrays().size());
      for (int part = 0; part < parts.size(); part++) {
        try (NDManager inner = step.newSubManager();
            GradientCollector tape = Engine.getInstance().newGradientCollector()) {
          Dropout masks = dropout.at(inner, 0, part);
          List<LossTerm> terms =
              run.curriculum().study(inner, leaves, masks, parts.get(part)).terms();
          tape.backward(LossMix.total(inner, terms));
        }
        assertEquals(leaves.names().size(), step.getManagedArrays().size(), "part " + part);
      }
      Gradients gradients = Gradients.of(leaves);
      assertTrue(gradients.globalNorm().getFloat() > 0);
    }
  }

  private static Preparation preparation(PretrainConfig config) {
    return new Preparation(config.courses(), config.batch().courses(), TinyText.SPECIAL);
  }

  @Test
  void aBatchThatGrowsIsReportedAsItIs() {
    BatchConfig growing = new BatchConfig(8, 2, new BatchWarmup(2, 3), CourseShare.FULL, 1);
    PretrainConfig config = TinyRun.with(TinyRun.config(0, 20), growing);
    try (TinyRun run = TinyRun.open(config, text)) {
      List<Long> tokens =
          List.of(0, 1, 2, 3, 4).stream().map(step -> run.step().run(step).tokens()).toList();
      assertEquals(List.of(20L, 40L, 60L, 80L, 80L), tokens);
    }
  }

  private static PretrainConfig mcl(PretrainConfig config, int microBatch, CourseShare share) {
    BatchConfig batch = new BatchConfig(8, microBatch, BatchWarmup.NONE, share, 1);
    return TinyRun.with(TinyRun.with(config, TinyRun.mcl()), batch);
  }
}
