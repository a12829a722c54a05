package mcl.finetuning.inference;

import ai.djl.ndarray.NDArray;
import java.util.List;
import mcl.model.config.EncoderConfig;
import mcl.model.electra.Generator;
import mcl.model.encoder.Pass;
import mcl.model.tensors.Tensors;
import mcl.model.weights.WeightShape;

/** The generator's logits over the vocabulary at each {@code [MASK]} of the text. */
final class MaskLogits implements Readout {
  private final Generator generator;
  private final int mask;

  /**
   * A readout of the generator.
   *
   * @param mask the id of {@code [MASK]}
   */
  MaskLogits(EncoderConfig config, int mask) {
    this.generator = new Generator(config);
    this.mask = mask;
  }

  @Override
  public List<WeightShape> weights() {
    return generator.weights();
  }

  @Override
  public int columns() {
    return generator.config().vocabSize();
  }

  @Override
  public int rows(ModelInput input) {
    return input.count(mask);
  }

  @Override
  public NDArray read(Pass pass, InputBatch batch) {
    NDArray slots = Tensors.indices(pass.scope(), batch.tokens(mask));
    return generator.fill(pass, batch.tensors(pass.scope()), slots).logits();
  }
}
