package mcl.courses.loss;

import ai.djl.ndarray.NDArray;
import mcl.model.tensors.SlotLogits;

/** The generator's loss: cross-entropy of the original tokens at the slots. */
public final class MaskedCrossEntropy {
  private MaskedCrossEntropy() {}

  /**
   * The sum over slots of {@code -log softmax(logits)[original]}, in nats.
   *
   * @param originals the original tokens, int64 (slots)
   */
  public static NDArray sum(SlotLogits logits, NDArray originals) {
    NDArray logProbabilities = logits.logits().logSoftmax(-1);
    return logProbabilities.gather(originals.expandDims(1), 1).sum().neg();
  }
}
