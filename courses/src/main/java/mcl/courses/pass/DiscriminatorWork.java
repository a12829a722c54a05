package mcl.courses.pass;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import mcl.courses.lesson.DetectionLesson;
import mcl.courses.lesson.Labels;
import mcl.courses.loss.DetectionLoss;
import mcl.courses.loss.LossTerm;
import mcl.model.tensors.Judgement;
import mcl.model.tensors.Tensors;
import mcl.tokenization.batch.TokenGrid;

/**
 * What the discriminator made of its lessons: a name tag on arrays of the step's scope, not their
 * owner.
 */
public final class DiscriminatorWork {
  private final List<DetectionLesson> lessons;
  private final Stretches rows;
  private final Judgement judgement;
  private final NDArray losses;
  private float[] logits;

  DiscriminatorWork(NDManager scope, List<DetectionLesson> lessons, Judgement judgement) {
    this.lessons = List.copyOf(lessons);
    this.rows = Stretches.of(lessons, lesson -> lesson.shown().rows());
    this.judgement = judgement;
    TokenGrid labels = TokenGrid.stacked(lessons.stream().map(DetectionLesson::labels).toList());
    this.losses =
        DetectionLoss.perPosition(
            judgement,
            where(scope, labels, label -> label == Labels.REPLACED),
            where(scope, labels, label -> label != Labels.NOT_ASKED));
  }

  private static NDArray where(NDManager scope, TokenGrid labels, IntPredicate holds) {
    int[] values = labels.toArray();
    float[] ones = new float[values.length];
    for (int i = 0; i < ones.length; i++) {
      ones[i] = holds.test(values[i]) ? 1 : 0;
    }
    return Tensors.floats(scope, ones).reshape(new Shape(labels.rows(), labels.columns()));
  }

  /** All logits, brought from the device at the first call. */
  private float[] logits() {
    if (logits == null) {
      logits = judgement.logits().toFloatArray();
    }
    return logits;
  }

  /** Its answers, one for each lesson. */
  public List<Answer> answers() {
    return IntStream.range(0, lessons.size()).mapToObj(i -> new Answer(this, i)).toList();
  }

  /**
   * The answer to one lesson.
   *
   * @param number of the lesson among those of the pass
   */
  public record Answer(DiscriminatorWork work, int number) {
    /** What was asked. */
    public DetectionLesson lesson() {
      return work.lessons.get(number);
    }

    /** The loss. */
    public LossTerm loss() {
      return lesson().loss().of(work.rows.cut(work.losses, number).sum());
    }

    /** The logit of each position, row after row: above 0 where it says "replaced". */
    public float[] logits() {
      int columns = lesson().shown().columns();
      return Arrays.copyOfRange(
          work.logits(), work.rows.start(number) * columns, work.rows.end(number) * columns);
    }
  }
}
