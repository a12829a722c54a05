package mcl.finetuning.head;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import mcl.model.tensors.Tensors;

/** Minus the logarithm of the probability of what is right, in nats. */
final class CrossEntropy {
  private CrossEntropy() {}

  /** The mean over rows of logits (N, C), of which each should be the class of this number. */
  static NDArray mean(NDManager scope, NDArray logitsNC, int[] classes) {
    NDArray right = Tensors.indices(scope, classes).expandDims(1);
    return logitsNC.logSoftmax(-1).gather(right, 1).mean().neg();
  }
}
