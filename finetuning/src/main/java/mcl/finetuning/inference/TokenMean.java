package mcl.finetuning.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import mcl.model.config.EncoderConfig;
import mcl.model.encoder.Encoder;
import mcl.model.encoder.Pass;
import mcl.model.weights.WeightShape;

/**
 * The mean of the last hidden states of all tokens but padding, {@code [CLS]} and {@code [SEP]}
 * among them, as sentence-transformers takes it.
 *
 * <p>B sequences, T tokens, H hidden size.
 */
final class TokenMean implements Readout {
  private final Encoder encoder;

  TokenMean(EncoderConfig config) {
    this.encoder = new Encoder(config);
  }

  @Override
  public List<WeightShape> weights() {
    return WeightShape.all(encoder.sharedWeights(), encoder.ownWeights());
  }

  @Override
  public int columns() {
    return encoder.config().hiddenSize();
  }

  @Override
  public int rows(ModelInput input) {
    return 1;
  }

  @Override
  public NDArray read(Pass pass, InputBatch batch) {
    NDArray hiddenBTH = encoder.forward(pass, batch.tensors(pass.scope()));
    Shape sharesShape = new Shape(batch.inputs().size(), 1, batch.columns());
    NDArray sharesB1T = pass.scope().create(batch.shares(), sharesShape);
    return sharesB1T.matMul(hiddenBTH).squeeze(1);
  }
}
