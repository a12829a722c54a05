package mcl.finetuning.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import mcl.model.config.EncoderConfig;
import mcl.model.electra.Discriminator;
import mcl.model.encoder.Pass;
import mcl.model.tensors.Tensors;
import mcl.model.weights.WeightShape;

/** The discriminator's logit for each token: above 0 where it says "replaced". */
final class DetectionLogits implements Readout {
  private final Discriminator discriminator;

  DetectionLogits(EncoderConfig config) {
    this.discriminator = new Discriminator(config);
  }

  @Override
  public List<WeightShape> weights() {
    return discriminator.weights();
  }

  @Override
  public int columns() {
    return 1;
  }

  @Override
  public int rows(ModelInput input) {
    return input.length();
  }

  @Override
  public NDArray read(Pass pass, InputBatch batch) {
    NDArray logitsBT = discriminator.judge(pass, batch.tensors(pass.scope())).logits();
    return logitsBT.reshape(new Shape(-1, 1)).get(Tensors.indices(pass.scope(), batch.tokens()));
  }
}
