package mcl.finetuning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import mcl.base.check.Stopped;
import mcl.base.check.UserException;
import mcl.finetuning.data.LabeledText;
import org.junit.jupiter.api.Test;

/** Six batches of eight rows an epoch. */
final class FineTunerEngineTest {
  private static final BooleanSupplier NEVER = () -> false;

  private final LabeledRows rows = TinyTask.rows();

  @Test
  void learnsATaskFromRandomWeights() {
    FineTuneReport report = tune(config(12, 1), FineTuneListener.NONE, NEVER);
    assertEquals(1, report.development().accuracy());
    assertEquals(1, report.test().orElseThrow().accuracy());
    assertEquals(1, report.development().macroF1());
    assertEquals(0.5, report.development().majorityRate());
    assertEquals(List.of("animal", "tool"), report.labels());
    assertEquals("tiny", report.start());
    assertEquals(72, report.steps());
  }

  @Test
  void predictionsComeInTheOrderOfTheTestRows() {
    FineTuneReport report = tune(config(12, 1), FineTuneListener.NONE, NEVER);
    List<LabeledText> test = rows.test().orElseThrow();
    assertEquals(test.size(), report.predictions().size());
    for (int i = 0; i < test.size(); i++) {
      Prediction prediction = report.predictions().get(i);
      assertEquals(test.get(i).label(), report.labels().get(prediction.label()));
      assertTrue(prediction.probability() > 0.5 && prediction.probability() <= 1);
    }
  }

  @Test
  void withoutTestRowsTheDevelopmentRowsArePredicted() {
    LabeledRows two =
        new LabeledRows(rows.training(), rows.development().subList(0, 5), Optional.empty());
    try (FineTuner tuner = new FineTuner(config(1, 1), TinyTask.start(1), two)) {
      FineTuneReport report = tuner.run(FineTuneListener.NONE, NEVER);
      assertEquals(Optional.empty(), report.test());
      assertEquals(5, report.predictions().size());
    }
  }

  @Test
  void theSameSeedTunesTheSameAndAnotherDoesNot() {
    List<Double> one = losses(config(2, 1));
    assertEquals(one, losses(config(2, 1)));
    assertNotEquals(one, losses(config(2, 2)));
  }

  @Test
  void tellsOfEveryStepAndEpoch() {
    List<String> told = new ArrayList<>();
    FineTuneListener listener =
        new FineTuneListener() {
          @Override
          public void onStep(long step, long totalSteps, double loss) {
            told.add(step + "/" + totalSteps);
          }

          @Override
          public void onEpoch(int epoch, Scores development) {
            told.add("epoch " + epoch);
          }
        };
    tune(config(2, 1), listener, NEVER);
    assertEquals(14, told.size());
    assertEquals(List.of("1/12", "2/12"), told.subList(0, 2));
    assertEquals(List.of("6/12", "epoch 1", "7/12"), told.subList(5, 8));
    assertEquals("epoch 2", told.get(13));
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
  void tunesTheEncoderAndLeavesNothingBehindButTheMoments() {
    try (FineTuner tuner = new FineTuner(config(1, 1), TinyTask.start(1), rows)) {
      String name = "discriminator/electra.encoder.layer.0.attention.self.query.weight";
      NDManager scope = tuner.weights().get(name).getManager();
      int before = scope.getManagedArrays().size();
      float[] start = tuner.weights().get(name).toFloatArray();
      tuner.run(FineTuneListener.NONE, NEVER);
      int moments = 2 * tuner.weights().names().size();
      assertEquals(before + moments, scope.getManagedArrays().size());
      float[] end = tuner.weights().get(name).toFloatArray();
      assertNotEquals(start[0], end[0]);
    }
  }

  @Test
  void theEncoderStartsWithTheGivenWeightsAndTheHeadWithTheSeed() {
    String encoder = "discriminator/electra.embeddings.word_embeddings.weight";
    String head = "discriminator/classifier.out_proj.weight";
    assertArrayEquals(weight(1, 1, encoder), weight(1, 2, encoder));
    assertNotEquals(weight(1, 1, encoder)[0], weight(2, 1, encoder)[0]);
    assertArrayEquals(weight(1, 1, head), weight(2, 1, head));
    assertNotEquals(weight(1, 1, head)[0], weight(1, 2, head)[0]);
  }

  @Test
  void textsAreCutToThePositionsThereAre() {
    String words = "cat ".repeat(200);
    List<LabeledText> texts =
        List.of(new LabeledText(words, "a", "x"), new LabeledText("dog", "b", "x"));
    LabeledRows tooLong = new LabeledRows(texts, texts, Optional.empty());
    try (FineTuner tuner = new FineTuner(config(1, 1), TinyTask.start(1), tooLong)) {
      assertEquals(2, tuner.run(FineTuneListener.NONE, NEVER).predictions().size());
    }
  }

  @Test
  void create_whenALabelIsUnknown() {
    LabeledText odd = new LabeledText("a cat", "plant", "dev.tsv, line 9");
    LabeledRows wrong = new LabeledRows(rows.training(), List.of(odd), Optional.empty());
    String message =
        assertThrows(
                UserException.class, () -> new FineTuner(config(1, 1), TinyTask.start(1), wrong))
            .getMessage();
    assertTrue(message.startsWith("dev.tsv, line 9: the label \"plant\""), message);
  }

  private static FineTuneConfig config(int epochs, long seed) {
    return new FineTuneConfig(epochs, 8, 128, 1e-2, 0.1, 0.01, 1, 0.1, seed);
  }

  private FineTuneReport tune(
      FineTuneConfig config, FineTuneListener listener, BooleanSupplier stop) {
    try (FineTuner tuner = new FineTuner(config, TinyTask.start(1), rows)) {
      return tuner.run(listener, stop);
    }
  }

  private List<Double> losses(FineTuneConfig config) {
    List<Double> losses = new ArrayList<>();
    FineTuneListener listener =
        new FineTuneListener() {
          @Override
          public void onStep(long step, long totalSteps, double loss) {
            losses.add(loss);
          }
        };
    tune(config, listener, NEVER);
    return losses;
  }

  private float[] weight(long startSeed, long seed, String name) {
    try (FineTuner tuner = new FineTuner(config(1, seed), TinyTask.start(startSeed), rows)) {
      return tuner.weights().get(name).toFloatArray();
    }
  }
}
