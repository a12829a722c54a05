package mcl.courses.detection;

import mcl.courses.corruption.CorruptedRow;
import mcl.courses.corruption.Sequence;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * One way to spoil a text, which asks both players a question: the generator, what belongs at the
 * slots; the discriminator, which tokens do not belong where they stand.
 *
 * <p>A course runs no network and sees no other course. What it returns decides everything else
 * ({@link CorruptedRow}).
 */
@FunctionalInterface
public interface DetectionCourse {
  /**
   * Spoils one sequence: a pure function of its arguments.
   *
   * @param random the stream of (seed, step, row, course), from its beginning
   */
  CorruptedRow corrupt(Sequence sequence, UniformRandomProvider random);
}
