package mcl.pretraining.report;

import com.github.therapi.runtimejavadoc.RetainJavadoc;
import mcl.base.config.Range;
import mcl.base.config.Ranges;

/**
 * How held-out text is used.
 *
 * @param share of the documents that are held out, on average: which ones they are depends on the
 *     number of the document alone, so that runs can be compared
 * @param every steps between two validations; beginning and end are always validated
 * @param sequences how many held-out sequences each validation reads, at most
 * @param everyCourse whether both players are judged in every detection course there is, or only in
 *     those they take. With {@code courses.detectionHead} perCourse there is no head for the others
 */
@RetainJavadoc
public record ValidationConfig(
    @Range(above = 0, max = 0.5) double share,
    @Range(min = 1) long every,
    @Range(min = 1) int sequences,
    boolean everyCourse) {
  /** Checks every range. */
  public ValidationConfig {
    Ranges.check(ValidationConfig.class, share, every, sequences, everyCourse);
  }

  /** One document in a hundred. */
  public static ValidationConfig defaults() {
    return new ValidationConfig(0.01, 5_000, 1_024, false);
  }
}
