package mcl.courses.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import mcl.model.tensors.Judgement;

/** The discriminator's loss: binary cross-entropy at every position that counts. */
public final class DetectionLoss {
  private DetectionLoss() {}

  /**
   * {@code log(1 + e^z) - y z} at each position, in nats.
   *
   * @param labels y, 1 where the token does not belong, float32 (B, T)
   * @param counted 1 where the position counts and 0 where it does not, float32 (B, T)
   * @return float32 (B, T), 0 where nothing counts
   */
  public static NDArray perPosition(Judgement judgement, NDArray labels, NDArray counted) {
    NDArray logits = judgement.logits();
    return Activation.softPlus(logits).sub(logits.mul(labels)).mul(counted);
  }
}
