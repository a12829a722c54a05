package mcl.courses.correction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import mcl.courses.lesson.DetectionLesson;
import mcl.courses.loss.LossShare;
import mcl.tokenization.batch.TokenGrid;
import org.junit.jupiter.api.Test;

final class DiscriminatorCorrectionTest {
  private static final LossShare LOSS = new LossShare("re_std/detection_loss", 17, 50);
  private final DiscriminatorCorrection course = new DiscriminatorCorrection("std");

  @Test
  void whatWasCaughtIsPutRightAndMistakesAreAskedAgain() {
    DetectionLesson lesson =
        course.revise(NotebookTable.notebook(), Set.of(2, 5, 9), LOSS).orElseThrow();
    int[] shown = {2, 5, 6, 7, 10, 3, 2, 11, 12, 13, 3, 0};
    assertEquals(TokenGrid.of(2, 6, shown), lesson.shown());
    int[] labels = {-1, -1, -1, 0, 1, -1, -1, -1, -1, 0, -1, -1};
    assertEquals(TokenGrid.of(2, 6, labels), lesson.labels());
    int[] documents = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, -1};
    assertEquals(TokenGrid.of(2, 6, documents), lesson.documents());
    assertEquals("std", lesson.course());
    assertEquals(LOSS, lesson.loss());
  }

  @Test
  void onlyRowsThatThereIsRoomForAreRevisited() {
    DetectionLesson lesson =
        course.revise(NotebookTable.notebook(), Set.of(5, 9), LOSS).orElseThrow();
    assertEquals(TokenGrid.of(1, 6, new int[] {2, 11, 12, 13, 3, 0}), lesson.shown());
    assertEquals(TokenGrid.of(1, 6, new int[] {-1, -1, -1, 0, -1, -1}), lesson.labels());
  }

  @Test
  void thereIsNoLessonWhereNothingWasWrong() {
    assertEquals(Optional.empty(), course.revise(NotebookTable.notebook(), Set.of(9), LOSS));
    assertEquals(
        Optional.empty(), course.revise(NotebookTable.withoutMistakes(), Set.of(2, 5, 9), LOSS));
  }
}
