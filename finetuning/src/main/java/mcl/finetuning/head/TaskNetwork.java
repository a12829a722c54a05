package mcl.finetuning.head;

import ai.djl.ndarray.NDArray;
import java.util.List;
import mcl.finetuning.inference.InputBatch;
import mcl.finetuning.inference.ModelInput;
import mcl.finetuning.inference.Readout;
import mcl.model.config.EncoderConfig;
import mcl.model.encoder.Encoder;
import mcl.model.encoder.Pass;
import mcl.model.weights.WeightShape;

/** An encoder with the head of a task. Weights come with each pass. */
public final class TaskNetwork implements Readout {
  private final Encoder encoder;
  private final TaskHead head;

  /**
   * A network.
   *
   * @param head for hidden states of the encoder's size
   */
  public TaskNetwork(EncoderConfig config, TaskHead head) {
    this.encoder = new Encoder(config);
    this.head = head;
  }

  /** The class of Hugging Face transformers that computes the same. */
  public String architecture() {
    return head.architecture();
  }

  @Override
  public List<WeightShape> weights() {
    return WeightShape.all(encoder.sharedWeights(), encoder.ownWeights(), head.weights());
  }

  /** The weights of the head alone, which begin at random. */
  public List<WeightShape> headWeights() {
    return head.weights();
  }

  @Override
  public int columns() {
    return head.columns();
  }

  @Override
  public int rows(ModelInput input) {
    return head.rows(input);
  }

  @Override
  public NDArray read(Pass pass, InputBatch batch) {
    return head.read(pass, batch, hidden(pass, batch));
  }

  /**
   * What is learned from: the mean loss of a batch.
   *
   * @param targets of the inputs, in their order
   * @return a scalar
   */
  public NDArray loss(Pass pass, InputBatch batch, List<Target> targets) {
    return head.loss(pass, batch, hidden(pass, batch), targets);
  }

  private NDArray hidden(Pass pass, InputBatch batch) {
    return encoder.forward(pass, batch.tensors(pass.scope()));
  }
}
