package mcl.finetuning.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.List;
import mcl.model.config.EncoderConfig;
import mcl.model.encoder.Encoder;
import mcl.model.encoder.Pass;
import mcl.model.weights.WeightShape;

/** The last hidden state of {@code [CLS]}: {@code last_hidden_state[:, 0]} in transformers. */
final class FirstToken implements Readout {
  private final Encoder encoder;

  FirstToken(EncoderConfig config) {
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
    return encoder.forward(pass, batch.tensors(pass.scope())).get(new NDIndex(":, 0"));
  }
}
