package mcl.courses.correction;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import mcl.courses.lesson.DetectionLesson;
import mcl.courses.lesson.Labels;
import mcl.courses.loss.LossShare;
import mcl.tokenization.batch.TokenGrid;

/**
 * Re-discrimination (Chen et al. 2023, re-RTD and re-STD): the discriminator reads what it read
 * before, but with the substitutes that it caught put right, so that poor substitutes no longer
 * mislead, and is asked where it was wrong.
 */
public final class DiscriminatorCorrection implements CorrectionCourse<DetectionLesson> {
  private static final Set<NotebookCell> REVISITED =
      EnumSet.of(NotebookCell.FALSE_ALARM, NotebookCell.FOOLED);

  private final String course;

  /**
   * The correction of one course.
   *
   * @param course its short name
   */
  public DiscriminatorCorrection(String course) {
    this.course = course;
  }

  @Override
  public Optional<DetectionLesson> revise(
      CorrectionNotebook notebook, Set<Integer> allowed, LossShare loss) {
    int[] rows = notebook.rowsWith(REVISITED, allowed);
    if (rows.length == 0) {
      return Optional.empty();
    }
    TokenGrid repaired =
        notebook.rewrite(
            rows,
            (cell, truth, shown) ->
                cell.filter(NotebookCell.CAUGHT::equals).isPresent() ? truth : shown);
    TokenGrid labels =
        notebook.rewrite(
            rows,
            (cell, truth, shown) ->
                cell.map(DiscriminatorCorrection::label).orElse(Labels.NOT_ASKED));
    return Optional.of(
        new DetectionLesson(
            course, repaired, notebook.batch().documents().rows(rows), labels, loss));
  }

  private static int label(NotebookCell cell) {
    return switch (cell) {
      case FALSE_ALARM -> Labels.ORIGINAL;
      case FOOLED -> Labels.REPLACED;
      case SETTLED, CAUGHT -> Labels.NOT_ASKED;
    };
  }
}
