package mcl.cli.showcourses;

import java.util.Optional;
import java.util.OptionalDouble;
import mcl.courses.correction.NotebookCell;

/**
 * What became of one position of a sequence in one course.
 *
 * @param truth the token that belongs there; none where something was inserted
 * @param filled the generator's part
 * @param judged the discriminator's part
 * @param differs whether what the discriminator read is not the truth
 * @param cell where the notebook keeps the position; none where it is not kept
 * @param filledAgain the generator's part in the correction, if there is one
 * @param judgedAgain the discriminator's part in the correction, if there is one
 */
record TokenView(
    Optional<String> truth,
    Filled filled,
    Judged judged,
    boolean differs,
    Optional<NotebookCell> cell,
    Optional<Filled> filledAgain,
    Optional<Judged> judgedAgain) {

  /**
   * What the generator read and said.
   *
   * @param guess none where it was not asked
   */
  record Filled(String reads, Optional<Guess> guess) {}

  /**
   * What the generator said.
   *
   * @param truthProbability what it gave to the true token, 0 to 1; none where there is none
   */
  record Guess(String token, OptionalDouble truthProbability) {}

  /**
   * What the discriminator read and said.
   *
   * @param replaced how likely it found that the token is not the original, 0 to 1; none where it
   *     was not asked
   */
  record Judged(String reads, OptionalDouble replaced) {
    /** Whether it said "replaced". */
    boolean suspects() {
      return replaced.orElse(0) > 0.5;
    }

    /** Whether what it said is no number, as of a model whose weights went astray. */
    boolean isAstray() {
      return replaced.isPresent() && Double.isNaN(replaced.getAsDouble());
    }
  }

  /** Whether a piece is the token that belongs here. */
  boolean isTruth(String piece) {
    return truth.filter(piece::equals).isPresent();
  }
}
