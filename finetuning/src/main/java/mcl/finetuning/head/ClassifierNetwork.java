package mcl.finetuning.head;

import ai.djl.ndarray.NDArray;
import java.util.List;
import mcl.finetuning.inference.InputBatch;
import mcl.finetuning.inference.ModelInput;
import mcl.model.config.EncoderConfig;
import mcl.model.encoder.Encoder;
import mcl.model.encoder.Pass;
import mcl.model.weights.WeightShape;

/** Tells classes of whole texts apart; learns by cross-entropy. A target is a class number. */
public final class ClassifierNetwork implements TaskNetwork {
  private final Encoder encoder;
  private final ClassificationHead head;

  /**
   * A network.
   *
   * @param classes C
   */
  public ClassifierNetwork(EncoderConfig config, int classes) {
    this.encoder = new Encoder(config);
    this.head = new ClassificationHead(config.hiddenSize(), classes, config.hiddenDropoutProb());
  }

  @Override
  public String architecture() {
    return "ElectraForSequenceClassification";
  }

  @Override
  public List<WeightShape> weights() {
    return WeightShape.all(encoder.sharedWeights(), encoder.ownWeights(), headWeights());
  }

  @Override
  public List<WeightShape> headWeights() {
    return head.weights();
  }

  @Override
  public int columns() {
    return head.classes();
  }

  @Override
  public int rows(ModelInput input) {
    return 1;
  }

  /** Logits (B, C). */
  @Override
  public NDArray read(Pass pass, InputBatch batch) {
    return head.forward(pass, encoder.forward(pass, batch.tensors(pass.scope())));
  }

  @Override
  public NDArray loss(Pass pass, InputBatch batch, List<Target> targets) {
    int[] classes = targets.stream().mapToInt(target -> (int) target.at(0)).toArray();
    return CrossEntropy.mean(pass.scope(), read(pass, batch), classes);
  }
}
