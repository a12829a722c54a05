package mcl.finetuning.head;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Activation;
import java.util.List;
import mcl.model.encoder.Pass;
import mcl.model.weights.WeightNames;
import mcl.model.weights.WeightShape;

/**
 * Classes of a whole text from its first token: dropout, a linear layer, GELU, dropout, and a
 * linear layer to the classes (Hugging Face's ElectraClassificationHead).
 *
 * <p>B texts, T tokens, H hidden size, C classes.
 *
 * @param classes C
 * @param dropout the probability
 */
public record ClassificationHead(int hiddenSize, int classes, double dropout) {
  /** Matrices (H, H) and (C, H), each with its bias. */
  public List<WeightShape> weights() {
    return WeightShape.all(
        WeightShape.linear(WeightNames.CLASSIFIER_DENSE, hiddenSize, hiddenSize),
        WeightShape.linear(WeightNames.CLASSIFIER_OUTPUT, classes, hiddenSize));
  }

  /** Hidden states (B, T, H) to logits (B, C). */
  public NDArray forward(Pass pass, NDArray hiddenBTH) {
    NDArray firstBH = pass.dropout().apply(hiddenBTH.get(new NDIndex(":, 0")), dropout);
    NDArray denseBH = Activation.gelu(pass.linear(firstBH, WeightNames.CLASSIFIER_DENSE));
    NDArray keptBH = pass.dropout().apply(denseBH, dropout);
    return pass.ops().wide(pass.linear(keptBH, WeightNames.CLASSIFIER_OUTPUT));
  }
}
