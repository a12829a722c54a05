package mcl.courses.correction;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import mcl.courses.corruption.Slots;
import mcl.courses.lesson.GeneratorLesson;
import mcl.courses.loss.LossShare;
import mcl.tokenization.batch.TokenGrid;

/**
 * Re-generation (Chen et al. 2023, re-MLM and re-SLM): substitutes that were caught were too easy
 * to find. The generator reads the original text with a mask at those places alone, and learns what
 * belongs there.
 */
public final class GeneratorCorrection implements CorrectionCourse<GeneratorLesson> {
  private static final Set<NotebookCell> REVISITED = EnumSet.of(NotebookCell.CAUGHT);

  private final int mask;

  /**
   * The course.
   *
   * @param mask the id of the mask token
   */
  public GeneratorCorrection(int mask) {
    this.mask = mask;
  }

  @Override
  public Optional<GeneratorLesson> revise(
      CorrectionNotebook notebook, Set<Integer> allowed, LossShare loss) {
    int[] rows = notebook.rowsWith(REVISITED, allowed);
    if (rows.length == 0) {
      return Optional.empty();
    }
    TokenGrid inputs =
        notebook.rewrite(
            rows,
            (cell, truth, shown) -> cell.filter(REVISITED::contains).map(it -> mask).orElse(truth));
    Slots slots =
        Slots.of(
            notebook.batch().truth().rows(rows),
            IntStream.of(rows).mapToObj(row -> notebook.columnsWith(REVISITED, row)).toList());
    return Optional.of(
        new GeneratorLesson(
            inputs, notebook.batch().documents().rows(rows), slots, Optional.of(loss)));
  }
}
