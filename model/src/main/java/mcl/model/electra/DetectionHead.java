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
  private final String dense;
  private final String output;

  /**
   * A head whose weights stand under this name.
   *
   * @param hiddenSize H
   */
  DetectionHead(int hiddenSize, String name) {
    this.hiddenSize = hiddenSize;
    this.dense = WeightNames.detectionDense(name);
    this.output = WeightNames.detectionOutput(name);
  }

  List<WeightShape> weights() {
    return WeightShape.all(
        WeightShape.linear(dense, hiddenSize, hiddenSize),
        WeightShape.linear(output, 1, hiddenSize));
  }

  /** Hidden states (B, T, H) to logits (B, T). */
  NDArray forward(Pass pass, NDArray hiddenBTH) {
    NDArray denseBTH = Activation.gelu(pass.linear(hiddenBTH, dense));
    return pass.wideLinear(denseBTH, output).squeeze(-1);
  }
}
