package mcl.courses.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import mcl.model.tensors.Judgement;

/** The discriminator's loss: binary cross-entropy at every position that is no padding. */
public final class DetectionLoss {
  private DetectionLoss() {}

  /**
   * The sum over positions of {@code log(1 + e^z) - y z}, in nats.
   *
   * @param labels y, 1 where the token was replaced, float32 (B, T)
   * @param counted 1 where the position counts and 0 where it is padding, float32 (B, T)
   */
  public static NDArray sum(Judgement judgement, NDArray labels, NDArray counted) {
    NDArray logits = judgement.logits();
    return Activation.softPlus(logits).sub(logits.mul(labels)).mul(counted).sum();
  }
}
