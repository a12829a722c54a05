package mcl.bridge.ops;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Optional;

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
   * A residual connection with {@link #drop dropout}: {@code r + drop(x)}.
   *
   * @return in the precision of the residual
   */
  NDArray addDropped(NDArray residual, NDArray values, NDArray bytes, int dropped);

  /** {@code drop(p) V}, a matrix product over the last two axes. */
  NDArray productOfDropped(NDArray shares, NDArray values, NDArray bytes, int dropped);

  /**
   * {@code softmax(Q K^T + mask) V} in one operation that does not write the shares down, with
   * dropout on them.
   *
   * @param mask added to the scores, if any: float32, such that its shape extends to theirs
   * @return empty where the single operations are better, or there is no such operation
   */
  Optional<NDArray> attention(Heads heads, Optional<NDArray> mask, EngineDropout dropout);

  /** Queries, scaled already, keys and values, (B, N, T, D) each. */
  record Heads(NDArray queries, NDArray keys, NDArray values) {}

  /**
   * Dropout that an operation of the engine makes itself.
   *
   * @param probability 0 for none
   * @param seed to be run before, so that it drops the same another time
   */
  record EngineDropout(double probability, Runnable seed) {}

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
