package mcl.finetuning.head;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/** Takes tokens out of a softmax over the tokens of a text. */
final class TokenMask {
  private static final float HIDDEN = -1e4f;

  private TokenMask() {}

  /**
   * What is added to logits: 0 at these tokens, and so little elsewhere that nothing is left of it.
   *
   * @param tokens places in the flattened batch, row x T + position
   * @return (B, T)
   */
  static NDArray of(NDManager scope, int rows, int columns, int[] tokens) {
    float[] mask = new float[rows * columns];
    Arrays.fill(mask, HIDDEN);
    for (int place : tokens) {
      mask[place] = 0;
    }
    return scope.create(mask, new Shape(rows, columns));
  }
}
