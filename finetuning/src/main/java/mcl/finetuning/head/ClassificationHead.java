package mcl.finetuning.head;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.List;
import mcl.model.encoder.Pass;
import mcl.model.weights.WeightNames;
import mcl.model.weights.WeightShape;

/**
 * Dropout and one linear layer over the classification token (google-research/electra, {@code
 * finetune/classification}).
 *
 * <p>B texts, H hidden size, C classes.
 *
 * @param classes C
 * @param dropout the probability
 */
public record ClassificationHead(int hiddenSize, int classes, double dropout) {
  /** The matrix (C, H) and the bias (C). */
  public List<WeightShape> weights() {
    return WeightShape.linear(WeightNames.CLASSIFIER, classes, hiddenSize);
  }

  /** Hidden states (B, T, H) to logits (B, C). */
  public NDArray forward(Pass pass, NDArray hiddenBTH) {
    NDArray firstBH = hiddenBTH.get(new NDIndex(":, 0"));
    return pass.linear(pass.dropout().apply(firstBH, dropout), WeightNames.CLASSIFIER);
  }
}
