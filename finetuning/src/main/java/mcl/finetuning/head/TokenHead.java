package mcl.finetuning.head;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.IntStream;
import mcl.finetuning.inference.InputBatch;
import mcl.finetuning.inference.ModelInput;
import mcl.model.config.EncoderConfig;
import mcl.model.encoder.Pass;
import mcl.model.tensors.Tensors;
import mcl.model.weights.WeightNames;
import mcl.model.weights.WeightShape;

/**
 * Classes of each token: dropout and a linear layer (the head of Hugging Face's
 * ElectraForTokenClassification). It learns by cross-entropy; a target has a class number for each
 * token, or {@link Target#NOT_COUNTED}.
 *
 * <p>B texts, T tokens, N tokens but padding of all texts, H hidden size, C classes.
 *
 * @param classes C
 * @param dropout the probability
 */
public record TokenHead(int hiddenSize, int classes, double dropout) implements TaskHead {
  /** The head for an encoder of this configuration. */
  public static TokenHead on(EncoderConfig config, int classes) {
    return new TokenHead(config.hiddenSize(), classes, config.hiddenDropoutProb());
  }

  @Override
  public String architecture() {
    return "ElectraForTokenClassification";
  }

  /** The matrix (C, H) and the bias (C). */
  @Override
  public List<WeightShape> weights() {
    return WeightShape.linear(WeightNames.CLASSIFIER, classes, hiddenSize);
  }

  @Override
  public int columns() {
    return classes;
  }

  @Override
  public int rows(ModelInput input) {
    return input.length();
  }

  /** Hidden states (B, T, H) to logits (B, T, C). */
  public NDArray forward(Pass pass, NDArray hiddenBTH) {
    NDArray keptBTH = pass.dropout().apply(hiddenBTH, dropout);
    return pass.wideLinear(keptBTH, WeightNames.CLASSIFIER);
  }

  /** Logits (N, C). */
  @Override
  public NDArray read(Pass pass, InputBatch batch, NDArray hiddenBTH) {
    return forward(pass, hiddenBTH)
        .reshape(new Shape(-1, classes))
        .get(Tensors.indices(pass.scope(), batch.tokens()));
  }

  @Override
  public NDArray loss(Pass pass, InputBatch batch, NDArray hiddenBTH, List<Target> targets) {
    int[] wanted =
        targets.stream()
            .flatMapToInt(
                target -> IntStream.range(0, target.length()).map(i -> (int) target.at(i)))
            .toArray();
    int[] counted =
        IntStream.range(0, wanted.length).filter(i -> wanted[i] != Target.NOT_COUNTED).toArray();
    int[] right = IntStream.of(counted).map(i -> wanted[i]).toArray();
    NDArray logitsNC = read(pass, batch, hiddenBTH).get(Tensors.indices(pass.scope(), counted));
    return CrossEntropy.mean(pass.scope(), logitsNC, right);
  }
}
