package mcl.model.tensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TensorsEngineTest {
  private final NDManager scope = NDManager.newBaseManager();

  @AfterEach
  void close() {
    scope.close();
  }

  @Test
  void idsGoThereAndBack() {
    int[] values = {0, 1, -1, Integer.MAX_VALUE, 5, 6};
    NDArray ids = Tensors.ids(scope, values, 3);
    assertEquals(new Shape(2, 3), ids.getShape());
    assertEquals(DataType.INT64, ids.getDataType());
    assertArrayEquals(values, Tensors.toInts(ids));
  }

  @Test
  void vectorsKeepTheirValues() {
    assertArrayEquals(new long[] {3, 1}, Tensors.indices(scope, new int[] {3, 1}).toLongArray());
    float[] numbers = {1.5f, -0f, Float.MIN_VALUE};
    assertArrayEquals(numbers, Tensors.floats(scope, numbers).toFloatArray());
    assertEquals(0, Tensors.indices(scope, new int[0]).size());
  }

  @Test
  void inputWithoutSegmentsIsOneSegment() {
    EncoderInput input = Tensors.input(scope, new int[] {7, 8, 9, 10}, 2, AttentionMask.NONE);
    assertArrayEquals(new long[4], input.segments().toLongArray());
  }

  @Test
  void positionsStartAgainWithEachDocument() {
    int[] documents = {0, 0, 1, 2, 2, 2, 2, 2, 2, -1, -1, -1};
    assertArrayEquals(
        new int[] {0, 1, 0, 0, 1, 2, 0, 1, 2, 0, 1, 2},
        Tensors.toInts(Tensors.positionsWithin(scope, documents, 6)));
    EncoderInput input = Tensors.input(scope, new int[12], 6, AttentionMask.NONE);
    assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5}, Tensors.toInts(input.positions()));
  }

  @Test
  void input_whenSegmentsMissOne() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Tensors.input(scope, new int[4], new int[3], 2, AttentionMask.NONE));
  }

  @Test
  void toInts_whenValueIsTooLong() {
    NDArray wide = scope.create(new long[] {1L << 40});
    assertThrows(ArithmeticException.class, () -> Tensors.toInts(wide));
  }

  @Test
  void resultsBelongToTheScope() {
    NDManager inner = scope.newSubManager();
    NDArray ids = Tensors.ids(inner, new int[4], 2);
    inner.close();
    assertThrows(IllegalStateException.class, ids::toLongArray);
  }
}
