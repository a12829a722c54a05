package mcl.finetuning.head;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.IntStream;
import mcl.finetuning.inference.InputBatch;
import mcl.finetuning.inference.ModelInput;
import mcl.model.config.EncoderConfig;
import mcl.model.encoder.Encoder;
import mcl.model.encoder.Pass;
import mcl.model.tensors.Tensors;
import mcl.model.weights.WeightShape;

/**
 * Tells classes of tokens apart; learns by cross-entropy. A target has a class number for each
 * token, or {@link Target#NOT_COUNTED}.
 */
public final class TaggerNetwork implements TaskNetwork {
  private final Encoder encoder;
  private final TokenHead head;

  /**
   * A network.
   *
   * @param classes C
   */
  public TaggerNetwork(EncoderConfig config, int classes) {
    this.encoder = new Encoder(config);
    this.head = new TokenHead(config.hiddenSize(), classes, config.hiddenDropoutProb());
  }

  @Override
  public String architecture() {
    return "ElectraForTokenClassification";
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
    return input.length();
  }

  /** Logits (N, C) of all tokens but padding. */
  @Override
  public NDArray read(Pass pass, InputBatch batch) {
    NDArray logitsBTC = head.forward(pass, encoder.forward(pass, batch.tensors(pass.scope())));
    return logitsBTC
        .reshape(new Shape(-1, columns()))
        .get(Tensors.indices(pass.scope(), batch.tokens()));
  }

  @Override
  public NDArray loss(Pass pass, InputBatch batch, List<Target> targets) {
    int[] wanted =
        targets.stream()
            .flatMapToInt(
                target -> IntStream.range(0, target.length()).map(i -> (int) target.at(i)))
            .toArray();
    int[] counted =
        IntStream.range(0, wanted.length).filter(i -> wanted[i] != Target.NOT_COUNTED).toArray();
    int[] classes = IntStream.of(counted).map(i -> wanted[i]).toArray();
    NDArray logitsNC = read(pass, batch).get(Tensors.indices(pass.scope(), counted));
    return CrossEntropy.mean(pass.scope(), logitsNC, classes);
  }
}
