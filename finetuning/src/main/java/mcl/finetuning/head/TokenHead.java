package mcl.finetuning.head;

import ai.djl.ndarray.NDArray;
import java.util.List;
import mcl.model.encoder.Pass;
import mcl.model.weights.WeightNames;
import mcl.model.weights.WeightShape;

/**
 * Classes of each token: dropout and a linear layer (the head of Hugging Face's
 * ElectraForTokenClassification).
 *
 * <p>B texts, T tokens, H hidden size, C classes.
 *
 * @param classes C
 * @param dropout the probability
 */
public record TokenHead(int hiddenSize, int classes, double dropout) {
  /** The matrix (C, H) and the bias (C). */
  public List<WeightShape> weights() {
    return WeightShape.linear(WeightNames.CLASSIFIER, classes, hiddenSize);
  }

  /** Hidden states (B, T, H) to logits (B, T, C). */
  public NDArray forward(Pass pass, NDArray hiddenBTH) {
    NDArray keptBTH = pass.dropout().apply(hiddenBTH, dropout);
    return pass.ops().wide(pass.linear(keptBTH, WeightNames.CLASSIFIER));
  }
}
