package mcl.courses.pass;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import mcl.model.tensors.AttentionMask;
import mcl.model.tensors.EncoderInput;
import mcl.model.tensors.Tensors;
import mcl.tokenization.batch.TokenBatch;
import mcl.tokenization.batch.TokenGrid;

/**
 * How the rows of a batch are read, whatever ids stand in them: what sees what, and where documents
 * begin.
 *
 * @param tokenPositions int64, (T) or (B, T)
 */
record Reading(AttentionMask mask, NDArray tokenPositions) {

  /** Reads rows whose documents have these numbers. */
  static Reading of(NDManager scope, TokenGrid documents, boolean withinDocuments) {
    int[] numbers = documents.toArray();
    int columns = documents.columns();
    return withinDocuments
        ? new Reading(
            Tensors.withinDocuments(scope, numbers, columns),
            Tensors.positionsWithin(scope, numbers, columns))
        : new Reading(
            Tensors.padding(scope, visible(numbers), columns),
            scope.arange(0, columns, 1, DataType.INT64));
  }

  private static boolean[] visible(int[] documents) {
    boolean[] visible = new boolean[documents.length];
    for (int i = 0; i < visible.length; i++) {
      visible[i] = documents[i] != TokenBatch.PADDING;
    }
    return visible;
  }

  /** These ids (B, T), in one segment, read that way. */
  EncoderInput input(NDArray idsBT) {
    return new EncoderInput(idsBT, idsBT.zerosLike(), tokenPositions, mask);
  }
}
