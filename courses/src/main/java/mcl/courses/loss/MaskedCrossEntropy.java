package mcl.courses.loss;

import ai.djl.ndarray.NDArray;
import mcl.model.tensors.SlotLogits;

/** The generator's loss: cross-entropy of the true tokens at the slots. */
public final class MaskedCrossEntropy {
  private MaskedCrossEntropy() {}

  /**
   * {@code log softmax(logits)[true token]} for each slot, in nats: the loss is minus its sum.
   *
   * @param truth the true tokens, int64 (slots)
   * @return float32 (slots, 1)
   */
  public static NDArray logLikelihoods(SlotLogits logits, NDArray truth) {
    return logits.logits().logSoftmax(-1).gather(truth.expandDims(1), 1);
  }
}
