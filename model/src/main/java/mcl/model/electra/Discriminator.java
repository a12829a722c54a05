package mcl.model.electra;

import java.util.List;
import mcl.model.config.EncoderConfig;
import mcl.model.encoder.Encoder;
import mcl.model.encoder.Pass;
import mcl.model.tensors.EncoderInput;
import mcl.model.tensors.Judgement;
import mcl.model.weights.WeightShape;

/** Says of each token whether it is the original (Clark et al. 2020, section 2). */
public final class Discriminator {
  private final Encoder encoder;
  private final DetectionHead head;

  /** A discriminator of these sizes. */
  public Discriminator(EncoderConfig config) {
    this.encoder = new Encoder(config);
    this.head = new DetectionHead(config.hiddenSize());
  }

  /** All its weights, the shared embeddings first. */
  List<WeightShape> weights() {
    return WeightShape.all(encoder.sharedWeights(), encoder.ownWeights(), head.weights());
  }

  /** The embeddings, which the generator reads too. */
  List<WeightShape> sharedWeights() {
    return encoder.sharedWeights();
  }

  /** Judges every token of (B, T). */
  public Judgement judge(Pass pass, EncoderInput input) {
    return new Judgement(head.forward(pass, encoder.forward(pass, input)));
  }

  /** The sizes. */
  public EncoderConfig config() {
    return encoder.config();
  }
}
