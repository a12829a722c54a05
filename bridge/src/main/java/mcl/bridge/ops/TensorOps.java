package mcl.bridge.ops;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/**
 * The operations of training that libtorch has in a faster form than DJL opens. {@link PlainOps}
 * defines them in DJL's own operations and runs wherever DJL does; {@link NativeOps} stands beside
 * it. Which is used is chosen once, when a program starts.
 *
 * <p>Results belong to the scope of the first array, and take part in the gradient graph, unless
 * said otherwise.
 */
public interface TensorOps {
  /**
   * {@code x W^T + b} over the last axis.
   *
   * @return in the precision of products
   */
  NDArray linear(NDArray values, NDArray weight, NDArray bias);

  /** In the precision of products; the values themselves where they are. */
  NDArray narrow(NDArray values);

  /** In float32; the values themselves where they are. */
  NDArray wide(NDArray values);

  /** The softmax over the last axis, with sums in float32, in the precision of the values. */
  NDArray softmax(NDArray values);

  /**
   * Dropout: {@code x 256 / (256 - dropped)} where the byte is {@code dropped} or above, else 0.
   *
   * @param bytes random, uint8, of the shape of the values; may be closed afterwards
   * @param dropped of 256
   */
  NDArray drop(NDArray values, NDArray bytes, int dropped);

  /**
   * For each row of logits, the number of classes whose cumulative probability is at most {@code u}
   * times the whole: a draw from the softmax. No gradient passes.
   *
   * @param scope owns the result
   * @param logits float32 (rows, classes)
   * @param uniforms u in [0, 1), float32 (rows, 1)
   * @return int64 (rows); some class where logits are not numbers
   */
  NDArray draw(NDManager scope, NDArray logits, NDArray uniforms);

  /**
   * The Euclidean norm over all arrays together, a scalar on the device; it carries no gradient.
   */
  NDArray norm(NDList arrays);

  /**
   * One update of AdamW, in place, of weights that are treated alike. Gradients may be written
   * over.
   *
   * @param step its numbers
   * @param weights float32, not part of a gradient graph
   * @param gradients one for each weight
   * @param moments first and second
   */
  void adam(AdamStep step, NDList weights, NDList gradients, Moments moments);

  /** The two moments of each weight, float32. */
  record Moments(NDList first, NDList second) {}
}
