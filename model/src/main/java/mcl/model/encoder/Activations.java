package mcl.model.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import mcl.model.tensors.AttentionMask;

/** What of a layer's forward pass stays until the backward pass. */
@FunctionalInterface
public interface Activations {
  /**
   * What the backward pass reads, and nothing else: the engine keeps that for itself, so all arrays
   * of a layer but the last are closed when it is done.
   */
  Activations KEPT =
      (pass, layer, hiddenBTH, mask) -> {
        try (NDManager inner = pass.scope().newSubManager()) {
          NDArray outputBTH = layer.forward(pass, lent(hiddenBTH, inner), mask);
          outputBTH.attach(pass.scope());
          return outputBTH;
        }
      };

  /** One layer of an encoder; what it makes must belong to the scope of its input. */
  @FunctionalInterface
  interface Layer {
    /** Hidden states (B, T, H) to (B, T, H). */
    NDArray forward(Pass pass, NDArray hiddenBTH, AttentionMask mask);
  }

  /**
   * Sends hidden states (B, T, H) through a layer.
   *
   * @return owned by the scope of the pass
   */
  NDArray through(Pass pass, Layer layer, NDArray hiddenBTH, AttentionMask mask);

  /**
   * Computes all gradients of a loss.
   *
   * @param loss a scalar, which the passes with these activations lead to
   */
  default void backward(GradientCollector tape, NDArray loss) {
    tape.backward(loss);
  }

  /** The same array of the same gradient graph, owned by another scope: so is what it leads to. */
  static NDArray lent(NDArray array, NDManager scope) {
    NDArray view = array.reshape(array.getShape());
    view.attach(scope);
    return view;
  }
}
