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
 * Says a number of whole texts; learns by squared error. It has the head of a classifier with one
 * class, as Hugging Face transformers has it. A target is a number.
 */
public final class RegressionNetwork implements TaskNetwork {
  private final ClassifierNetwork network;

  /** A network. */
  public RegressionNetwork(EncoderConfig config) {
    this.network = new ClassifierNetwork(config, 1);
  }

  @Override
  public String architecture() {
    return network.architecture();
  }

  @Override
  public List<WeightShape> weights() {
    return network.weights();
  }

  @Override
  public List<WeightShape> headWeights() {
    return network.headWeights();
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
  public NDArray read(Pass pass, InputBatch batch) {
    return network.read(pass, batch);
  }

  @Override
  public NDArray loss(Pass pass, InputBatch batch, List<Target> targets) {
    float[] wanted = new float[targets.size()];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = (float) targets.get(i).at(0);
    }
    NDArray wantedB1 = pass.scope().create(wanted, new Shape(wanted.length, 1));
    return read(pass, batch).sub(wantedB1).square().mean();
  }
}
