package mcl.courses;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import mcl.model.tensors.AttentionMask;
import mcl.model.tensors.EncoderInput;
import mcl.model.tensors.Tensors;
import mcl.tokenization.batch.TokenBatch;
import mcl.tokenization.batch.TokenGrid;

/**
 * How the rows of a batch are read, whatever ids stand in them: what sees what, where documents
 * begin, and what is padding.
 *
 * @param tokenPositions int64, (T) or (B, T)
 * @param counted 1 where the position is no padding, float32 (B, T)
 * @param positions how many positions are no padding
 */
record Reading(AttentionMask mask, NDArray tokenPositions, NDArray counted, long positions) {

  /** Reads rows whose documents have these numbers. */
  static Reading of(NDManager scope, TokenGrid documents, boolean withinDocuments) {
    int[] numbers = documents.toArray();
    int columns = documents.columns();
    boolean[] visible = new boolean[numbers.length];
    float[] counted = new float[numbers.length];
    long positions = 0;
    for (int i = 0; i < numbers.length; i++) {
      visible[i] = numbers[i] != TokenBatch.PADDING;
      counted[i] = visible[i] ? 1 : 0;
      positions += visible[i] ? 1 : 0;
    }
    NDArray countedBT =
        Tensors.floats(scope, counted).reshape(new Shape(documents.rows(), columns));
    return withinDocuments
        ? new Reading(
            Tensors.withinDocuments(scope, numbers, columns),
            Tensors.positionsWithin(scope, numbers, columns),
            countedBT,
            positions)
        : new Reading(
            Tensors.padding(scope, visible, columns),
            scope.arange(0, columns, 1, DataType.INT64),
            countedBT,
            positions);
  }

  /** These ids (B, T), in one segment, read that way. */
  EncoderInput input(NDArray idsBT) {
    return new EncoderInput(idsBT, idsBT.zerosLike(), tokenPositions, mask);
  }
}
