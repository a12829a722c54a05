package mcl.courses.lesson;

import mcl.courses.loss.LossShare;
import mcl.tokenization.batch.TokenGrid;

/**
 * What the discriminator is asked. Like its {@link Exercise}, it is whole only while the step's
 * scope is open.
 *
 * @param course the short name of the course, which may have a detection head of its own
 * @param exercise what it reads, and what it should say
 * @param documents the document numbers, negative for padding (B, T)
 * @param loss how its loss counts
 */
public record DetectionLesson(
    String course, Exercise exercise, TokenGrid documents, LossShare loss) {
  /**
   * A lesson that is known on the host.
   *
   * @param shown what it reads (B, T)
   * @param labels of each position, one of {@link Labels} (B, T)
   */
  public DetectionLesson(
      String course, TokenGrid shown, TokenGrid documents, TokenGrid labels, LossShare loss) {
    this(course, new WrittenExercise(shown, labels), documents, loss);
  }

  /** How many rows it has, B. */
  public int rows() {
    return documents.rows();
  }

  /** What it reads, on the host (B, T). */
  public TokenGrid shown() {
    return exercise.shown();
  }

  /** What it should say of each position, one of {@link Labels}, on the host (B, T). */
  public TokenGrid labels() {
    return exercise.labels();
  }
}
