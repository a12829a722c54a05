package mcl.finetuning.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import mcl.model.config.EncoderConfig;
import mcl.model.encoder.Encoder;
import mcl.model.encoder.Pass;
import mcl.model.tensors.Tensors;
import mcl.model.weights.WeightShape;

/** The last hidden state of each token. */
final class TokenStates implements Readout {
  private final Encoder encoder;

  TokenStates(EncoderConfig config) {
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
    return input.length();
  }

  @Override
  public NDArray read(Pass pass, InputBatch batch) {
    NDArray hiddenBTH = encoder.forward(pass, batch.tensors(pass.scope()));
    return hiddenBTH
        .reshape(new Shape(-1, columns()))
        .get(Tensors.indices(pass.scope(), batch.tokens()));
  }
}
