package mcl.model.electra;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.List;
import mcl.model.encoder.Pass;
import mcl.model.weights.WeightNames;
import mcl.model.weights.WeightShape;

/**
 * Hidden states to one logit per token: a linear layer, GELU, and a linear layer to one value
 * (Hugging Face's ElectraDiscriminatorPredictions).
 *
 * <p>B sequences, T tokens, H hidden size.
 */
final class DetectionHead {
  private final int hiddenSize;

  DetectionHead(int hiddenSize) {
    this.hiddenSize = hiddenSize;
  }

  List<WeightShape> weights() {
    return WeightShape.all(
        WeightShape.linear(WeightNames.DETECTION_DENSE, hiddenSize, hiddenSize),
        WeightShape.linear(WeightNames.DETECTION_OUTPUT, 1, hiddenSize));
  }

  /** Hidden states (B, T, H) to logits (B, T). */
  NDArray forward(Pass pass, NDArray hiddenBTH) {
    NDArray denseBTH = Activation.gelu(pass.linear(hiddenBTH, WeightNames.DETECTION_DENSE));
    return pass.linear(denseBTH, WeightNames.DETECTION_OUTPUT).squeeze(-1);
  }
}
