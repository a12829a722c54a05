package mcl.courses.correction;

import static mcl.courses.correction.NotebookTable.MASK;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import mcl.courses.lesson.GeneratorLesson;
import mcl.courses.loss.LossShare;
import mcl.tokenization.batch.TokenGrid;
import org.junit.jupiter.api.Test;

final class GeneratorCorrectionTest {
  private static final LossShare LOSS = new LossShare("re_rtd/generator_loss", 17, 2);
  private final GeneratorCorrection course = new GeneratorCorrection(MASK);

  @Test
  void theOriginalIsMaskedWhereSubstitutesWereCaught() {
    GeneratorLesson lesson =
        course.revise(NotebookTable.notebook(), Set.of(2, 5, 9), LOSS).orElseThrow();
    int[] inputs = {2, 5, MASK, 7, 8, 3, 2, MASK, MASK, 3, 0, 0};
    assertEquals(TokenGrid.of(2, 6, inputs), lesson.inputs());
    int[] documents = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};
    assertEquals(TokenGrid.of(2, 6, documents), lesson.documents());
    assertArrayEquals(new int[] {2, 7, 8}, lesson.slots().places());
    assertArrayEquals(new int[] {6, 14, 15}, lesson.slots().truth());
    assertEquals(Optional.of(LOSS), lesson.loss());
  }

  @Test
  void onlyRowsThatThereIsRoomForAreRevisited() {
    GeneratorLesson lesson =
        course.revise(NotebookTable.notebook(), Set.of(5, 9), LOSS).orElseThrow();
    assertEquals(TokenGrid.of(1, 6, new int[] {2, MASK, MASK, 3, 0, 0}), lesson.inputs());
    assertArrayEquals(new int[] {1, 2}, lesson.slots().places());
  }

  @Test
  void thereIsNoLessonWhereNothingWasCaught() {
    assertEquals(Optional.empty(), course.revise(NotebookTable.notebook(), Set.of(5), LOSS));
    assertEquals(Optional.empty(), course.revise(NotebookTable.notebook(), Set.of(), LOSS));
    assertEquals(
        Optional.empty(), course.revise(NotebookTable.withoutMistakes(), Set.of(2, 5, 9), LOSS));
  }
}
