package mcl.model.electra;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import mcl.model.config.EncoderConfig;
import mcl.model.encoder.Encoder;
import mcl.model.encoder.Pass;
import mcl.model.tensors.EncoderInput;
import mcl.model.tensors.SlotLogits;
import mcl.model.weights.WeightShape;

/**
 * Guesses the token at each slot (Clark et al. 2020, section 2).
 *
 * <p>B sequences, T tokens, H hidden size, S slots.
 */
public final class Generator {
  private final Encoder encoder;
  private final GeneratorHead head;

  /** A generator of these sizes. */
  public Generator(EncoderConfig config) {
    this.encoder = new Encoder(config);
    this.head = new GeneratorHead(config);
  }

  /** All that it reads, the embeddings first. */
  public List<WeightShape> weights() {
    return WeightShape.all(encoder.sharedWeights(), encoder.ownWeights(), head.weights());
  }

  /**
   * Fills slots. Only they are turned into logits: over the whole vocabulary, that is the dearest
   * part of a step.
   *
   * @param slots places of the slots in the flattened input, row x T + position, int64 (S)
   */
  public SlotLogits fill(Pass pass, EncoderInput input, NDArray slots) {
    NDArray hiddenBTH = encoder.forward(pass, input);
    NDArray hiddenSH = hiddenBTH.reshape(new Shape(-1, encoder.config().hiddenSize())).get(slots);
    return new SlotLogits(head.forward(pass, hiddenSH));
  }

  /** The sizes. */
  public EncoderConfig config() {
    return encoder.config();
  }
}
