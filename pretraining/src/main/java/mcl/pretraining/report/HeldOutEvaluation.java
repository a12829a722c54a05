package mcl.pretraining.report;

import ai.djl.ndarray.NDManager;
import mcl.base.random.Purpose;
import mcl.base.random.RandomStreams;
import mcl.courses.Assignment;
import mcl.courses.Curriculum;
import mcl.courses.detection.DetectionOutcome;
import mcl.model.encoder.Dropout;
import mcl.model.weights.StateDict;
import mcl.tokenization.batch.BatchStream;
import mcl.tokenization.batch.TokenBatch;

/**
 * Judges both players on held-out text, always on the same sequences with the same corruption, so
 * that two validations differ by the weights alone.
 */
public final class HeldOutEvaluation {
  private final BatchStream batches;
  private final Curriculum curriculum;
  private final UnigramBaseline baseline;
  private final RandomStreams random;
  private final Size size;

  /** How much is read: at most so many sequences, so many at a time. */
  public record Size(int batchSize, int sequences) {}

  /** An evaluation over the held-out split. */
  public HeldOutEvaluation(
      BatchStream batches,
      Curriculum curriculum,
      UnigramBaseline baseline,
      RandomStreams random,
      Size size) {
    this.batches = batches;
    this.curriculum = curriculum;
    this.baseline = baseline;
    this.random = new RandomStreams(random.key(Purpose.SPLIT, 1));
    this.size = size;
  }

  /**
   * Judges these weights.
   *
   * @param scope lent for the evaluation; nothing stays in it
   * @param step after how many steps they are judged
   */
  public ValidationReport evaluate(NDManager scope, StateDict weights, long step) {
    ValidationTally tally = new ValidationTally(baseline);
    int sequences = (int) Math.min(size.sequences(), batches.sequences());
    for (int first = 0; first < sequences; first += size.batchSize()) {
      TokenBatch batch = batches.rows(first, Math.min(size.batchSize(), sequences - first));
      Assignment assignment = curriculum.prepare(batch, random, first);
      try (NDManager inner = scope.newSubManager()) {
        DetectionOutcome outcome =
            curriculum.study(inner, weights.frozen(inner), Dropout.NONE, assignment);
        tally.add(outcome, assignment.corrupted());
      }
    }
    return tally.report(step);
  }
}
