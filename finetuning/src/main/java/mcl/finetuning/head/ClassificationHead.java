package mcl.finetuning.head;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Activation;
import java.util.List;
import mcl.finetuning.inference.InputBatch;
import mcl.finetuning.inference.ModelInput;
import mcl.model.config.EncoderConfig;
import mcl.model.encoder.Pass;
import mcl.model.weights.WeightNames;
import mcl.model.weights.WeightShape;

/**
 * Classes of a whole text from its first token: dropout, a linear layer, GELU, dropout, and a
 * linear layer to the classes (Hugging Face's ElectraClassificationHead). It learns by
 * cross-entropy; a target is a class number.
 *
 * <p>B texts, T tokens, H hidden size, C classes.
 *
 * @param classes C
 * @param dropout the probability
 */
public record ClassificationHead(int hiddenSize, int classes, double dropout) implements TaskHead {
  /** The head for an encoder of this configuration. */
  public static ClassificationHead on(EncoderConfig config, int classes) {
    return new ClassificationHead(config.hiddenSize(), classes, config.hiddenDropoutProb());
  }

  @Override
  public String architecture() {
    return "ElectraForSequenceClassification";
  }

  /** Matrices (H, H) and (C, H), each with its bias. */
  @Override
  public List<WeightShape> weights() {
    return WeightShape.all(
        WeightShape.linear(WeightNames.CLASSIFIER_DENSE, hiddenSize, hiddenSize),
        WeightShape.linear(WeightNames.CLASSIFIER_OUTPUT, classes, hiddenSize));
  }

  @Override
  public int columns() {
    return classes;
  }

  @Override
  public int rows(ModelInput input) {
    return 1;
  }

  /** Hidden states (B, T, H) to logits (B, C). */
  public NDArray forward(Pass pass, NDArray hiddenBTH) {
    NDArray firstBH = pass.dropout().apply(hiddenBTH.get(new NDIndex(":, 0")), dropout);
    NDArray denseBH = Activation.gelu(pass.linear(firstBH, WeightNames.CLASSIFIER_DENSE));
    NDArray keptBH = pass.dropout().apply(denseBH, dropout);
    return pass.wideLinear(keptBH, WeightNames.CLASSIFIER_OUTPUT);
  }

  /** Logits (B, C). */
  @Override
  public NDArray read(Pass pass, InputBatch batch, NDArray hiddenBTH) {
    return forward(pass, hiddenBTH);
  }

  @Override
  public NDArray loss(Pass pass, InputBatch batch, NDArray hiddenBTH, List<Target> targets) {
    int[] right = targets.stream().mapToInt(target -> (int) target.at(0)).toArray();
    return CrossEntropy.mean(pass.scope(), forward(pass, hiddenBTH), right);
  }
}
