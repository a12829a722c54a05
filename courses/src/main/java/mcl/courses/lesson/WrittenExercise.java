package mcl.courses.lesson;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.function.IntPredicate;
import mcl.model.tensors.Tensors;
import mcl.tokenization.batch.TokenGrid;

/**
 * An exercise that is known on the host.
 *
 * @param shown what it reads (B, T)
 * @param labels of each position, one of {@link Labels} (B, T)
 */
public record WrittenExercise(TokenGrid shown, TokenGrid labels) implements Exercise {
  @Override
  public NDArray ids(NDManager scope) {
    return Tensors.ids(scope, shown.toArray(), shown.columns());
  }

  @Override
  public NDArray replaced(NDManager scope, NDArray ids) {
    return where(scope, labels, label -> label == Labels.REPLACED);
  }

  @Override
  public NDArray asked(NDManager scope) {
    return where(scope, labels, label -> label != Labels.NOT_ASKED);
  }

  /** 1 where it holds, else 0, float32 of the grid's shape. */
  static NDArray where(NDManager scope, TokenGrid grid, IntPredicate holds) {
    int[] values = grid.toArray();
    float[] ones = new float[values.length];
    for (int i = 0; i < ones.length; i++) {
      ones[i] = holds.test(values[i]) ? 1 : 0;
    }
    return Tensors.floats(scope, ones).reshape(new Shape(grid.rows(), grid.columns()));
  }
}
