package mcl.courses.pass;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import mcl.courses.lesson.DetectionLesson;
import mcl.courses.loss.DetectionLoss;
import mcl.courses.loss.LossTerm;
import mcl.model.tensors.Judgement;

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

  DiscriminatorWork(
      NDManager scope, List<DetectionLesson> lessons, NDArray idsBT, Judgement judgement) {
    this.lessons = List.copyOf(lessons);
    this.rows = Stretches.of(lessons, DetectionLesson::rows);
    this.judgement = judgement;
    this.losses =
        DetectionLoss.perPosition(
            judgement,
            rows.joined(i -> lessons.get(i).exercise().replaced(scope, rows.cut(idsBT, i))),
            rows.joined(i -> lessons.get(i).exercise().asked(scope)));
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
      int columns = lesson().documents().columns();
      return Arrays.copyOfRange(
          work.logits(), work.rows.start(number) * columns, work.rows.end(number) * columns);
    }
  }
}
