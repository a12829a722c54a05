package mcl.pretraining.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import mcl.base.random.Purpose;
import mcl.base.random.RandomStreams;
import mcl.courses.DetectionKind;
import mcl.courses.Examination;
import mcl.courses.corruption.CorruptedBatch;
import mcl.model.TinyVocabulary;
import mcl.pretraining.TinyRun;
import mcl.pretraining.TinyText;
import mcl.tokenization.batch.BatchStream;
import mcl.tokenization.batch.SequenceSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HeldOutEvaluationEngineTest {
  private static final Examination ELECTRA =
      new Examination(List.of(DetectionKind.REPLACED_TOKEN), true, false);

  private final TinyText text = new TinyText(7, 10);
  private final TinyRun run = TinyRun.open(TinyRun.config(0.1, 20), new TinyText(64, 10));

  @AfterEach
  void close() {
    run.close();
  }

  @Test
  void isTheSameForTheSameWeights() {
    HeldOutEvaluation evaluation = evaluation(text, 3, 100);
    ValidationReport first = evaluation.evaluate(run.scope(), run.weights(), 5);
    assertEquals(first, evaluation.evaluate(run.scope(), run.weights(), 5));
    assertEquals(first, evaluation(text, 3, 7).evaluate(run.scope(), run.weights(), 5));
    assertEquals(5, first.step());
  }

  @Test
  void otherWeightsOrFewerSequencesComeToSomethingElse() {
    HeldOutEvaluation evaluation = evaluation(text, 3, 100);
    ValidationReport before = evaluation.evaluate(run.scope(), run.weights(), 0);
    assertNotEquals(before, evaluation(text, 3, 4).evaluate(run.scope(), run.weights(), 0));
    run.step().run(0);
    ValidationReport after = evaluation.evaluate(run.scope(), run.weights(), 0);
    assertNotEquals(before.first().generatorLoss(), after.first().generatorLoss());
    assertEquals(
        before.first().unigramLoss(),
        after.first().unigramLoss(),
        "the same slots of the same text");
  }

  @Test
  void leavesNothingInTheScope() {
    int before = run.scope().getManagedArrays().size();
    evaluation(text, 3, 100).evaluate(run.scope(), run.weights(), 0);
    assertEquals(before, run.scope().getManagedArrays().size());
  }

  @Test
  void numbersMeanWhatTheySay() {
    CourseValidation report =
        evaluation(text, 3, 7).evaluate(run.scope(), run.weights(), 0).first();
    assertEquals(Math.log(TinyVocabulary.SIZE), report.generatorLoss(), 1.5);
    assertEquals(Math.log(2), report.detectionLoss(), 0.4);
    assertEquals(Math.log(TinyVocabulary.SIZE), report.unigramLoss(), 0.5);
    assertTrue(report.generatorAccuracy() >= 0 && report.generatorAccuracy() <= 1);
    double share = report.detection().positiveShare();
    // A quarter of the words at most, some of them guessed; special tokens are never replaced.
    assertTrue(share > 0.1 && share < 0.25, "share " + share);
    assertTrue(report.detection().rocAuc() > 0 && report.detection().rocAuc() < 1);
  }

  @Test
  void slotsThatWereLeftAsTheyAreDoNotCount() {
    RandomStreams random = new RandomStreams(new RandomStreams(1).key(Purpose.SPLIT, 1));
    CorruptedBatch batch =
        run.preparation()
            .examine(new BatchStream(text, 1, 7).rows(0, 7), random, 0, ELECTRA)
            .courses()
            .get(0)
            .corrupted();
    int[] inputs = batch.inputs().toArray();
    int[] hidden =
        IntStream.range(0, inputs.length)
            .filter(i -> inputs[i] == TinyVocabulary.MASK)
            .map(i -> batch.truth().toArray()[i])
            .toArray();
    assertTrue(hidden.length < batch.slots().count());
    double expected = IntStream.of(hidden).mapToDouble(baseline()::loss).average().orElseThrow();
    CourseValidation report =
        evaluation(text, 7, 7).evaluate(run.scope(), run.weights(), 0).first();
    assertEquals(expected, report.unigramLoss(), 1e-12);
  }

  @Test
  void aBatchWithoutWordsDoesNotSpoilTheRest() {
    SequenceSource empty = new Interrupted(text, 2);
    CourseValidation report =
        evaluation(empty, 1, 7).evaluate(run.scope(), run.weights(), 0).first();
    List<Double> numbers =
        List.of(
            report.generatorLoss(),
            report.generatorAccuracy(),
            report.unigramLoss(),
            report.unigramAccuracy(),
            report.detectionLoss());
    numbers.forEach(number -> assertTrue(Double.isFinite(number), report.toString()));
  }

  @Test
  void impossibleSettingsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new ValidationConfig(0, 1, 1, false));
    assertThrows(IllegalArgumentException.class, () -> new ValidationConfig(0.6, 1, 1, false));
    assertThrows(IllegalArgumentException.class, () -> new ValidationConfig(0.1, 0, 1, false));
    assertThrows(IllegalArgumentException.class, () -> new ValidationConfig(0.1, 1, 0, false));
  }

  private HeldOutEvaluation evaluation(SequenceSource source, int batchSize, int sequences) {
    return new HeldOutEvaluation(
        new BatchStream(source, 1, batchSize),
        new HeldOutEvaluation.Asking(run.preparation(), run.curriculum()),
        baseline(),
        new RandomStreams(1),
        new HeldOutEvaluation.Scope(batchSize, 0, sequences, ELECTRA));
  }

  private static UnigramBaseline baseline() {
    BatchStream training = new BatchStream(new TinyText(64, 10), 1, 64);
    return UnigramBaseline.of(List.of(training.at(0)), TinyVocabulary.SIZE, TinyText.SPECIAL);
  }

  /** A text in which one sequence holds no word. */
  private record Interrupted(SequenceSource text, long blank) implements SequenceSource {
    @Override
    public long sequences() {
      return text.sequences();
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public void read(long sequence, int[] ids, int[] documents, int offset) {
      text.read(sequence, ids, documents, offset);
      if (sequence == blank) {
        Arrays.fill(ids, offset, offset + length(), TinyVocabulary.SEPARATOR);
      }
    }
  }
}
