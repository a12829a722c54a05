package mcl.finetuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import mcl.bridge.ops.Precision;
import mcl.finetuning.answer.AnswerConfig;
import mcl.finetuning.answer.NullScore;
import mcl.finetuning.answer.SpanKind;
import mcl.finetuning.task.Prediction;
import mcl.finetuning.task.Scores;
import mcl.pretraining.optimizer.OptimizerConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Half of the questions have an answer in their passage. */
final class QuestionAnsweringEngineTest {
  @ParameterizedTest
  @CsvSource({"INDEPENDENT, HEAD", "INDEPENDENT, CLS", "JOINT, HEAD"})
  void learnsAnswersAndWhereThereAreNone(SpanKind spans, NullScore score) {
    FineTuneReport report = tune(TinyTask.questions(), config(spans, score));
    Scores scores = report.chosenBy().scores();
    assertEquals(50, report.chosenBy().uninformed());
    assertTrue(scores.value() > 90, scores::toString);
    assertEquals(24, scores.values().get("HasAns_total"));
    assertEquals(24, scores.values().get("NoAns_total"));
    assertTrue(scores.values().get("best_f1") >= scores.value(), scores::toString);
    Prediction.Span said = (Prediction.Span) report.chosenBy().predictions().get(0);
    assertEquals("cat", said.text());
    assertEquals(4, said.found().start());
    Prediction.Span none = (Prediction.Span) report.chosenBy().predictions().get(6);
    assertEquals("", none.text());
    assertTrue(none.nullOdds() > 0);
  }

  private static FineTuneReport tune(TaskData data, FineTuneConfig config) {
    StartingPoint start = TinyTask.start(1);
    try (FineTuner tuner =
        new FineTuner(config, start, EncodedData.of(data, start, config, () -> false))) {
      return tuner.run(FineTuneListener.NONE, () -> false);
    }
  }

  /** Passages have up to nine tokens, windows room for seven. */
  private static FineTuneConfig config(SpanKind spans, NullScore score) {
    OptimizerConfig optimizer =
        new OptimizerConfig(1e-2, 0.9, 0.999, 1e-6, 0.01, true, 1, 1, List.of());
    AnswerConfig answers = new AnswerConfig(4, 64, 20, 30, spans, score, 0);
    return new FineTuneConfig(
        40,
        null,
        8,
        12,
        Precision.FLOAT32,
        optimizer,
        0.1,
        0,
        false,
        1,
        KeptWeights.BEST,
        10,
        0,
        answers,
        1,
        1);
  }
}
