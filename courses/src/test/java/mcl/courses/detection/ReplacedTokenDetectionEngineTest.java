package mcl.courses.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import mcl.base.random.RandomStreams;
import mcl.courses.CourseConfig;
import mcl.courses.DetectionKind;
import mcl.courses.TinyBatch;
import mcl.courses.corruption.CorruptedBatch;
import mcl.model.tensors.Tensors;
import mcl.tokenization.batch.TokenBatch;
import org.junit.jupiter.api.Test;

final class ReplacedTokenDetectionEngineTest {
  private final DetectionCourse course =
      DetectionKind.REPLACED_TOKEN.course(CourseConfig.electra(), TinyBatch.SPECIAL);

  @Test
  void aLuckyGuessCountsAsOriginal() {
    int[] ids = {2, 10, 11, 12, 13, 3, 2, 20, 21, 22, 23, 3};
    TokenBatch batch = TinyBatch.of(2, ids, new int[12]);
    CorruptedBatch corrupted = course.corruption().apply(batch, new RandomStreams(1), 0);
    try (NDManager scope = NDManager.newBaseManager()) {
      NDArray clean = Tensors.ids(scope, ids, 6);
      NDArray places = Tensors.indices(scope, new int[] {1, 4, 8, 10});
      NDArray sampled = Tensors.indices(scope, new int[] {30, 13, 21, 31});
      NDArray shown = course.shown(clean, places, sampled);
      assertArrayEquals(
          new int[] {2, 30, 11, 12, 13, 3, 2, 20, 21, 22, 31, 3}, Tensors.toInts(shown));
      assertArrayEquals(ids, Tensors.toInts(clean), "the clean ids stay");
      NDArray labels = course.labels(clean, shown, corrupted);
      assertEquals(DataType.FLOAT32, labels.getDataType());
      assertEquals(clean.getShape(), labels.getShape());
      assertArrayEquals(new float[] {0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0}, labels.toFloatArray());
    }
  }

  @Test
  void isTheCourseOfItsKind() {
    assertInstanceOf(ReplacedTokenDetection.class, course);
    assertEquals(DetectionKind.REPLACED_TOKEN, course.kind());
    // Both are part of formats: runs and logs of other versions have them.
    assertEquals(1, course.kind().key());
    assertEquals("rtd", course.kind().shortName());
  }
}
