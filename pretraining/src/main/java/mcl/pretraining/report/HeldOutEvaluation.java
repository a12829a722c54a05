package mcl.pretraining.report;

import ai.djl.ndarray.NDManager;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import mcl.base.check.Stopped;
import mcl.base.random.Purpose;
import mcl.base.random.RandomStreams;
import mcl.courses.Assignment;
import mcl.courses.Curriculum;
import mcl.courses.DetectionKind;
import mcl.courses.Examination;
import mcl.courses.Preparation;
import mcl.courses.outcome.CourseOutcome;
import mcl.courses.outcome.Outcome;
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
  private final Preparation preparation;
  private final Curriculum curriculum;
  private final UnigramBaseline baseline;
  private final RandomStreams random;
  private final Scope scope;

  /**
   * What is looked at.
   *
   * @param batchSize sequences in a batch, over which rows are numbered for their corruption
   * @param microBatch sequences that the engine computes with at a time; 0: the whole batch
   * @param sequences at most so many
   * @param examination the courses in which the players are judged
   */
  public record Scope(int batchSize, int microBatch, int sequences, Examination examination) {}

  /** How text becomes what the players are asked. */
  public record Asking(Preparation preparation, Curriculum curriculum) {}

  /** An evaluation over the held-out split. */
  public HeldOutEvaluation(
      BatchStream batches,
      Asking asking,
      UnigramBaseline baseline,
      RandomStreams random,
      Scope scope) {
    this.batches = batches;
    this.preparation = asking.preparation();
    this.curriculum = asking.curriculum();
    this.baseline = baseline;
    this.random = new RandomStreams(random.key(Purpose.SPLIT, 1));
    this.scope = scope;
  }

  /** Judges these weights, however long it takes. */
  public ValidationReport evaluate(NDManager run, StateDict weights, long step) {
    return evaluate(run, weights, step, () -> false);
  }

  /**
   * Judges these weights.
   *
   * @param run lent for the evaluation; nothing stays in it
   * @param step after how many steps they are judged
   * @param stop asked before each pass
   * @throws Stopped if it says so
   */
  public ValidationReport evaluate(
      NDManager run, StateDict weights, long step, BooleanSupplier stop) {
    Map<DetectionKind, ValidationTally> tallies = new EnumMap<>(DetectionKind.class);
    scope.examination().kinds().forEach(it -> tallies.put(it, new ValidationTally(baseline)));
    CourseMeasures notebooks = new CourseMeasures();
    int sequences = (int) Math.min(scope.sequences(), batches.sequences());
    for (int first = 0; first < sequences; first += scope.batchSize()) {
      TokenBatch batch = batches.rows(first, Math.min(scope.batchSize(), sequences - first));
      Assignment assignment = preparation.examine(batch, random, first, scope.examination());
      for (Assignment part : assignment.parts(scope.microBatch(), random, first)) {
        Stopped.check(stop);
        judge(run, weights, part, tallies, notebooks);
      }
    }
    Map<DetectionKind, CourseValidation> courses = new EnumMap<>(DetectionKind.class);
    tallies.forEach((kind, tally) -> courses.put(kind, tally.report()));
    return new ValidationReport(step, courses, new TreeMap<>(notebooks.byName()));
  }

  private void judge(
      NDManager run,
      StateDict weights,
      Assignment part,
      Map<DetectionKind, ValidationTally> tallies,
      CourseMeasures notebooks) {
    try (NDManager inner = run.newSubManager()) {
      Outcome outcome = curriculum.study(inner, weights.frozen(inner), Dropout.NONE, part);
      for (CourseOutcome course : outcome.courses()) {
        tallies.get(course.kind()).add(course);
      }
      notebooks.addNotebooks(outcome);
    }
  }
}
