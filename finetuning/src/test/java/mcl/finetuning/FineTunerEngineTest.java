package mcl.finetuning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import mcl.base.check.Stopped;
import mcl.bridge.ops.Precision;
import mcl.finetuning.answer.AnswerConfig;
import mcl.finetuning.data.Example;
import mcl.finetuning.data.Label;
import mcl.finetuning.task.Prediction;
import mcl.pretraining.optimizer.OptimizerConfig;
import org.junit.jupiter.api.Test;

/** Six batches of eight rows an epoch. */
final class FineTunerEngineTest {
  private static final BooleanSupplier NEVER = () -> false;
  private static final String HEAD = "classifier.out_proj.weight";

  private final TaskData rows = TinyTask.rows();

  @Test
  void learnsATaskFromRandomWeights() {
    FineTuneReport report = tune(config(12, 1), FineTuneListener.NONE, NEVER);
    assertEquals(1, report.chosenBy().scores().value());
    assertEquals(0.5, report.chosenBy().uninformed());
    assertEquals(1, report.chosenBy().scores().values().get("macro_f1"));
    assertEquals(1, report.test().get(0).evaluation().orElseThrow().scores().value());
    assertEquals("tiny", report.start());
    assertEquals(72, report.steps());
    assertEquals(12, report.epochs());
  }

  @Test
  void predictionsComeInTheOrderOfTheRows() {
    TestPredictions test = tune(config(12, 1), FineTuneListener.NONE, NEVER).test().get(0);
    assertEquals(48, test.predictions().size());
    for (int i = 0; i < 48; i++) {
      Prediction.Name said = (Prediction.Name) test.predictions().get(i);
      Label.Name right = (Label.Name) test.split().rows().get(i).label();
      assertEquals(right.name(), said.name());
      assertEquals(1, said.probabilities().stream().mapToDouble(it -> it).sum(), 1e-9);
    }
  }

  @Test
  void rowsWithoutLabelsAreOnlyPredicted() {
    List<Example> unlabeled = List.of(new Example(List.of("the cat"), new Label.Unknown(), "x"));
    TaskData data = TinyTask.data(rows.development().get(0).rows(), List.of(unlabeled));
    FineTuneReport report = tune(config(1, 1), data, FineTuneListener.NONE, NEVER);
    assertTrue(report.test().get(0).evaluation().isEmpty());
    assertEquals(1, report.test().get(0).predictions().size());
  }

  @Test
  void learnsScoresOfPairsInBothOrders() {
    FineTuneConfig config = config(10, 1).with(10, true);
    FineTuneReport report = tune(config, TinyTask.scores(), FineTuneListener.NONE, NEVER);
    assertTrue(report.chosenBy().scores().value() > 0.8, report.chosenBy().scores()::toString);
    assertEquals(10 * 2 * 144 / 8, report.steps());
  }

  @Test
  void learnsLabelsOfWords() {
    FineTuneReport report = tune(config(12, 1), TinyTask.tags(), FineTuneListener.NONE, NEVER);
    assertEquals(1, report.chosenBy().scores().value());
    assertEquals(0, report.chosenBy().uninformed());
    Prediction.Tags said = (Prediction.Tags) report.chosenBy().predictions().get(0);
    assertEquals(List.of("O", "B-ANIMAL", "O", "O", "O", "O"), said.names());
  }

  @Test
  void theSameSeedTunesTheSameAndAnotherDoesNot() {
    List<Double> one = losses(config(2, 1));
    assertEquals(one, losses(config(2, 1)));
    assertNotEquals(one, losses(config(2, 2)));
  }

  @Test
  void tellsOfEveryStepAndEvaluation() {
    List<String> told = new ArrayList<>();
    FineTuneListener listener =
        new FineTuneListener() {
          @Override
          public void onStep(long step, long totalSteps, double loss) {
            told.add(step + "/" + totalSteps);
          }

          @Override
          public void onEvaluation(double epoch, Evaluation development) {
            told.add("epoch " + epoch);
          }
        };
    tune(config(2, 1), listener, NEVER);
    assertEquals(14, told.size());
    assertEquals(List.of("1/12", "2/12"), told.subList(0, 2));
    assertEquals(List.of("6/12", "epoch 1.0", "7/12"), told.subList(5, 8));
    assertEquals("epoch 2.0", told.get(13));
  }

  @Test
  void tellsHowFarItHasReadTheRowsThatItIsJudgedOn() {
    List<String> told = new ArrayList<>();
    FineTuneListener listener =
        new FineTuneListener() {
          @Override
          public void onReading(int done, int total) {
            told.add(done + "/" + total);
          }
        };
    tune(config(1, 1), listener, NEVER);
    List<String> once = List.of("8/48", "16/48", "24/48", "32/48", "40/48", "48/48");
    assertEquals(once, told.subList(0, 6));
    assertEquals(once, told.subList(6, told.size()), "the test rows");
  }

  @Test
  void judgesWithinAnEpochAndStopsAtTheLastStep() {
    List<Double> epochs = new ArrayList<>();
    FineTuneListener listener = judged((epoch, development) -> epochs.add(epoch));
    FineTuneReport report = tune(with(config(2, 1), 8L, 3, KeptWeights.BEST, 0), listener, NEVER);
    assertEquals(8, report.steps());
    assertEquals(List.of(2 / 6.0, 4 / 6.0, 1.0, 8 / 6.0), epochs);
  }

  @Test
  void theBestWeightsAreKept() {
    List<Double> scores = new ArrayList<>();
    FineTuneListener listener =
        judged((epoch, development) -> scores.add(development.scores().value()));
    FineTuneReport best = tune(with(config(4, 1), null, 6, KeptWeights.BEST, 0), listener, NEVER);
    double highest = scores.stream().mapToDouble(it -> it).max().orElseThrow();
    assertEquals(highest, best.chosenBy().scores().value());
    assertEquals(scores.indexOf(highest) + 1, best.keptStep());
    FineTuneReport last =
        tune(with(config(4, 1), null, 6, KeptWeights.LAST, 0), FineTuneListener.NONE, NEVER);
    assertEquals(24, last.keptStep());
    assertEquals(scores.get(23), last.chosenBy().scores().value());
  }

  @Test
  void endsWhenNothingGetsBetter() {
    FineTuneReport report =
        tune(with(config(50, 1), null, 1, KeptWeights.BEST, 3), FineTuneListener.NONE, NEVER);
    assertTrue(report.steps() < 300, "steps " + report.steps());
    assertEquals(report.keptStep() + 3 * 6, report.steps());
  }

  /** Six steps an epoch, and 48 rows to judge in six batches behind each and in the end. */
  @Test
  void givesUpWhereverItIsToldToStop() {
    for (int times : new int[] {1, 4, 7, 12, 13, 18}) {
      AtomicInteger asked = new AtomicInteger();
      FineTuneListener nothingMore =
          new FineTuneListener() {
            @Override
            public void onStep(long step, long totalSteps, double loss) {
              assertTrue(asked.get() < times, "a step after the wish");
            }
          };
      BooleanSupplier stop = () -> asked.incrementAndGet() >= times;
      assertThrows(Stopped.class, () -> tune(config(1, 1), nothingMore, stop));
      assertEquals(times, asked.get());
    }
  }

  @Test
  void aLayerThatDoesNotLearnStaysAsItWas() {
    FineTuneConfig config = config(1, 1, 1e-9);
    String embeddings = "electra.embeddings.word_embeddings.weight";
    float[] before = weight(1, config, embeddings, false);
    float[] after = weight(1, config, embeddings, true);
    assertArrayEquals(before, after, 1e-6f);
    float fresh = weight(1, config, HEAD, false)[0];
    assertNotEquals(fresh, weight(1, config, HEAD, true)[0], 1e-4f);
  }

  @Test
  void theEncoderStartsWithTheGivenWeightsAndTheHeadWithTheSeed() {
    String encoder = "electra.embeddings.word_embeddings.weight";
    assertArrayEquals(start(1, 1, encoder), start(1, 2, encoder));
    assertNotEquals(start(1, 1, encoder)[0], start(2, 1, encoder)[0]);
    assertArrayEquals(start(1, 1, HEAD), start(2, 1, HEAD));
    assertNotEquals(start(1, 1, HEAD)[0], start(1, 2, HEAD)[0]);
  }

  @Test
  void textsAreCutToThePositionsThereAre() {
    Example tooLong = Example.of("cat ".repeat(200), "animal", "x");
    TaskData data = TinyTask.data(List.of(tooLong), List.of());
    FineTuneReport report = tune(config(1, 1), data, FineTuneListener.NONE, NEVER);
    assertEquals(1, report.chosenBy().predictions().size());
  }

  private static FineTuneListener judged(BiConsumer<Double, Evaluation> told) {
    return new FineTuneListener() {
      @Override
      public void onEvaluation(double epoch, Evaluation development) {
        told.accept(epoch, development);
      }
    };
  }

  private static FineTuneConfig config(int epochs, long seed) {
    return config(epochs, seed, 1);
  }

  private static FineTuneConfig config(int epochs, long seed, double layerDecay) {
    OptimizerConfig optimizer =
        new OptimizerConfig(1e-2, 0.9, 0.999, 1e-6, 0.01, true, 1, layerDecay, List.of());
    return new FineTuneConfig(
        epochs,
        null,
        8,
        128,
        Precision.FLOAT32,
        optimizer,
        0.1,
        0.1,
        false,
        1,
        KeptWeights.BEST,
        0,
        0,
        AnswerConfig.electra(),
        seed,
        1);
  }

  private static FineTuneConfig with(
      FineTuneConfig config, Long maxSteps, int evaluations, KeptWeights keep, int patience) {
    return new FineTuneConfig(
        config.epochs(),
        maxSteps,
        8,
        128,
        Precision.FLOAT32,
        config.optimizer(),
        0.1,
        0.1,
        false,
        evaluations,
        keep,
        patience,
        0,
        AnswerConfig.electra(),
        config.seed(),
        1);
  }

  private FineTuneReport tune(
      FineTuneConfig config, FineTuneListener listener, BooleanSupplier stop) {
    return tune(config, rows, listener, stop);
  }

  private static FineTuneReport tune(
      FineTuneConfig config, TaskData data, FineTuneListener listener, BooleanSupplier stop) {
    StartingPoint start = TinyTask.start(1);
    try (FineTuner tuner =
        new FineTuner(config, start, EncodedData.of(data, start, config, () -> false))) {
      return tuner.run(listener, stop);
    }
  }

  private List<Double> losses(FineTuneConfig config) {
    LossLog log = new LossLog();
    tune(config, log, NEVER);
    return log.losses();
  }

  private float[] start(long startSeed, long seed, String name) {
    return weight(startSeed, config(1, seed), name, false);
  }

  private float[] weight(long startSeed, FineTuneConfig config, String name, boolean tuned) {
    StartingPoint start = TinyTask.start(startSeed);
    try (FineTuner tuner =
        new FineTuner(config, start, EncodedData.of(rows, start, config, () -> false))) {
      if (tuned) {
        tuner.run(FineTuneListener.NONE, NEVER);
      }
      return tuner.weights().get(name).toFloatArray();
    }
  }
}
