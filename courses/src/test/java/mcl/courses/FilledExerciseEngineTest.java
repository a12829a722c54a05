package mcl.courses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Random;
import mcl.courses.corruption.CorruptedBatch;
import mcl.courses.corruption.CorruptedRow;
import mcl.courses.lesson.FilledExercise;
import mcl.courses.lesson.WrittenExercise;
import mcl.courses.outcome.Outcome;
import mcl.courses.sampling.SlotTokens;
import mcl.model.tensors.Tensors;
import mcl.tokenization.batch.TokenBatch;
import org.junit.jupiter.api.Test;

/** What is put together on the device is what the host would have written. */
final class FilledExerciseEngineTest {
  private static final TokenBatch BATCH = TinyBatch.padded(TinyBatch.of(4, 5, 16), 3);

  @Test
  void everyCourse_readsAndAsksTheSameOnTheDevice() {
    try (TinyCourse course = TinyCourse.open(TinyCourse.mcl());
        NDManager scope = course.run().newSubManager()) {
      List<CourseAssignment> courses = course.prepare(BATCH, 2).courses();
      assertEquals(3, courses.size());
      courses.forEach(each -> assertSame(scope, each.corrupted()));
    }
  }

  @Test
  void aStep_readsSamplesForCorrectionsAlone() {
    assertFalse(readsSamples(CurriculumConfig.electra()));
    assertTrue(readsSamples(TinyCourse.mcl()));
  }

  private static boolean readsSamples(CurriculumConfig config) {
    try (TinyCourse course = TinyCourse.open(config);
        NDManager scope = course.run().newSubManager()) {
      Outcome outcome = course.study(scope, course.prepare(BATCH, 2));
      assertFalse(outcome.terms().isEmpty());
      return outcome.courses().stream()
          .map(it -> (FilledExercise) it.detection().orElseThrow().lesson().exercise())
          .anyMatch(it -> it.drawn().isRead());
    }
  }

  @Test
  void tokensForOtherSlots_areRefused() {
    try (NDManager scope = NDManager.newBaseManager()) {
      CorruptedBatch batch = TinyBatch.slots(2, 1);
      assertThrows(IllegalArgumentException.class, () -> filled(scope, batch, 7, 8));
    }
  }

  @Test
  void samplesThatHappenToBeRight_areOriginal() {
    try (NDManager scope = NDManager.newBaseManager()) {
      CorruptedRow row =
          CorruptedRow.of(new int[] {2, 4, 4}, new int[] {2, 9, 8}, new int[3], new int[] {1, 2});
      CorruptedBatch batch = CorruptedBatch.of(List.of(0), List.of(row), 3);
      FilledExercise exercise = filled(scope, batch, 9, 7);
      NDArray ids = exercise.ids(scope);
      assertArrayEquals(new int[] {2, 9, 7}, Tensors.toInts(ids));
      assertArrayEquals(new float[] {0, 0, 1}, exercise.replaced(scope, ids).toFloatArray());
    }
  }

  @Test
  void noSlots_readsTheInputs() {
    try (NDManager scope = NDManager.newBaseManager()) {
      CorruptedRow row =
          CorruptedRow.of(new int[] {2, 5}, new int[] {2, 5}, new int[2], new int[0]);
      assertSame(scope, CorruptedBatch.of(List.of(0), List.of(row), 2));
    }
  }

  @Test
  void partsOfSamples_areThoseOfTheWhole() {
    try (NDManager scope = NDManager.newBaseManager()) {
      SlotTokens whole = new SlotTokens(Tensors.indices(scope, new int[] {5, 6, 7, 8}));
      SlotTokens part = whole.part(1, 3);
      assertArrayEquals(new int[] {6, 7}, part.values());
      assertArrayEquals(new int[] {6, 7}, Tensors.toInts(part.tokens()));
      assertEquals(0, whole.part(2, 2).values().length);
    }
  }

  private static void assertSame(NDManager scope, CorruptedBatch batch) {
    Random random = new Random(7);
    FilledExercise device =
        filled(scope, batch, random.ints(batch.slots().count(), 5, 40).toArray());
    WrittenExercise host = new WrittenExercise(device.shown(), device.labels());
    NDArray ids = device.ids(scope);
    NDArray expected = host.ids(scope);
    assertEquals(expected.getShape(), ids.getShape());
    assertArrayEquals(expected.toLongArray(), ids.toLongArray());
    assertArrayEquals(
        host.replaced(scope, expected).toFloatArray(), device.replaced(scope, ids).toFloatArray());
    assertArrayEquals(host.asked(scope).toFloatArray(), device.asked(scope).toFloatArray());
  }

  private static FilledExercise filled(NDManager scope, CorruptedBatch batch, int... tokens) {
    return new FilledExercise(batch, new SlotTokens(Tensors.indices(scope, tokens)));
  }
}
