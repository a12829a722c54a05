package mcl.courses;

import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import mcl.base.random.RandomStreams;
import mcl.courses.corruption.CorruptedBatch;
import mcl.courses.lesson.DetectionLesson;
import mcl.courses.lesson.FilledExercise;
import mcl.courses.lesson.GeneratorLesson;
import mcl.courses.loss.LossShare;
import mcl.courses.sampling.SlotTokens;
import mcl.courses.sampling.SlotUniforms;

/**
 * What one course made of the batch of a step.
 *
 * @param corrupted the batch as the course changed it
 * @param uniforms what the generator's samples are drawn with
 * @param doses what the course and its correction count in this step
 * @param counts what losses are divided by
 * @param revisitable the numbers of the rows that a correction may revisit
 */
public record CourseAssignment(
    DetectionKind kind,
    CorruptedBatch corrupted,
    SlotUniforms uniforms,
    Doses doses,
    Counts counts,
    Set<Integer> revisitable) {

  /**
   * What a course counts in a step.
   *
   * @param course the course itself
   * @param correction its correction
   */
  public record Doses(Dose course, Dose correction) {}

  /**
   * What losses of a step are divided by, all its micro-batches together.
   *
   * @param slots where the generator is asked
   * @param positions that are no padding
   */
  public record Counts(long slots, long positions) {}

  /** Whether the discriminator is asked. */
  boolean isJudged() {
    return doses.course().detection() > 0;
  }

  /** What the generator is asked first. */
  GeneratorLesson generatorLesson() {
    return new GeneratorLesson(
        corrupted.inputs(),
        corrupted.documents(),
        corrupted.slots(),
        kind.hasTruth()
            ? Optional.of(generatorLoss(kind.shortName(), doses.course()))
            : Optional.empty());
  }

  /** What the discriminator is asked once the generator's samples stand at the slots. */
  DetectionLesson detectionLesson(SlotTokens samples) {
    return new DetectionLesson(
        kind.shortName(),
        new FilledExercise(corrupted, samples),
        corrupted.documents(),
        detectionLoss(kind.shortName(), doses.course()));
  }

  LossShare generatorLoss(String course, Dose dose) {
    return new LossShare(course + "/generator_loss", counts.slots(), dose.generator());
  }

  LossShare detectionLoss(String course, Dose dose) {
    return new LossShare(course + "/detection_loss", counts.positions(), dose.detection());
  }

  /** The rows with numbers from {@code first} to {@code end}, counted as before. */
  CourseAssignment part(int first, int end, RandomStreams random, long step) {
    int[] places =
        IntStream.range(0, corrupted.numbers().size())
            .filter(i -> corrupted.numbers().get(i) >= first && corrupted.numbers().get(i) < end)
            .toArray();
    CorruptedBatch rows = corrupted.rows(places);
    return new CourseAssignment(
        kind, rows, SlotUniforms.draw(rows, random, step, kind.key()), doses, counts, revisitable);
  }
}
