package mcl.finetuning.inference;

import ai.djl.ndarray.NDArray;
import java.util.List;
import mcl.model.config.EncoderConfig;
import mcl.model.encoder.Encoder;
import mcl.model.encoder.Pass;
import mcl.model.weights.WeightShape;

/** Hidden states of an encoder without a head. */
final class EncoderReadout implements Readout {
  private final Encoder encoder;
  private final StateView view;

  EncoderReadout(EncoderConfig config, StateView view) {
    this.encoder = new Encoder(config);
    this.view = view;
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
    return view.rows(input);
  }

  @Override
  public NDArray read(Pass pass, InputBatch batch) {
    return view.of(pass, batch, encoder.forward(pass, batch.tensors(pass.scope())));
  }
}
