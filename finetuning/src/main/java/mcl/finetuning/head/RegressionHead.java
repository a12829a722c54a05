package mcl.finetuning.head;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import mcl.finetuning.inference.InputBatch;
import mcl.finetuning.inference.ModelInput;
import mcl.model.config.EncoderConfig;
import mcl.model.encoder.Pass;
import mcl.model.weights.WeightShape;

/**
 * A number of a whole text: the head of a classifier with one class, as Hugging Face transformers
 * has it. It learns by squared error; a target is a number.
 *
 * @param layers of one class
 */
public record RegressionHead(ClassificationHead layers) implements TaskHead {
  /** The head for an encoder of this configuration. */
  public static RegressionHead on(EncoderConfig config) {
    return new RegressionHead(ClassificationHead.on(config, 1));
  }

  @Override
  public String architecture() {
    return layers.architecture();
  }

  @Override
  public List<WeightShape> weights() {
    return layers.weights();
  }

  @Override
  public int columns() {
    return 1;
  }

  @Override
  public int rows(ModelInput input) {
    return 1;
  }

  /** Numbers (B, 1). */
  @Override
  public NDArray read(Pass pass, InputBatch batch, NDArray hiddenBTH) {
    return layers.forward(pass, hiddenBTH);
  }

  @Override
  public NDArray loss(Pass pass, InputBatch batch, NDArray hiddenBTH, List<Target> targets) {
    float[] wanted = new float[targets.size()];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = (float) targets.get(i).at(0);
    }
    NDArray wantedB1 = pass.scope().create(wanted, new Shape(wanted.length, 1));
    return layers.forward(pass, hiddenBTH).sub(wantedB1).square().mean();
  }
}
