package mcl.model.encoder;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mcl.model.config.EncoderConfig;
import mcl.model.tensors.AttentionMask;
import mcl.model.tensors.EncoderInput;
import mcl.model.weights.WeightShape;

/**
 * The transformer encoder of ELECTRA (Clark et al. 2020) as Hugging Face's ElectraModel: embeddings
 * and a stack of layers, which may share a relative position bias.
 *
 * <p>B sequences, T tokens, H hidden size.
 */
public final class Encoder {
  private final EncoderConfig config;
  private final Embeddings embeddings;
  private final Optional<RelativePositionBias> relativePositions;
  private final List<EncoderLayer> layers;

  /** An encoder of these sizes; the weights come with each pass. */
  public Encoder(EncoderConfig config) {
    this.config = config;
    this.embeddings = new Embeddings(config);
    this.relativePositions =
        config.hasRelativePositions()
            ? Optional.of(new RelativePositionBias(config))
            : Optional.empty();
    this.layers =
        IntStream.range(0, config.numHiddenLayers())
            .mapToObj(layer -> new EncoderLayer(config, layer))
            .toList();
  }

  /** The embedding tables and their normalisation, which two encoders may share. */
  public List<WeightShape> sharedWeights() {
    return Embeddings.sharedWeights(config);
  }

  /** Everything but the embeddings. */
  public List<WeightShape> ownWeights() {
    List<WeightShape> weights = new ArrayList<>(Embeddings.ownWeights(config));
    relativePositions.ifPresent(bias -> weights.addAll(bias.weights()));
    layers.forEach(layer -> weights.addAll(layer.weights()));
    return weights;
  }

  /** Token ids (B, T) to hidden states (B, T, H). */
  public NDArray forward(Pass pass, EncoderInput input) {
    NDArray hiddenBTH = embeddings.forward(pass, input);
    AttentionMask mask = mask(pass, input);
    for (EncoderLayer layer : layers) {
      hiddenBTH = pass.activations().through(pass, layer::forward, hiddenBTH, mask);
    }
    return hiddenBTH;
  }

  private AttentionMask mask(Pass pass, EncoderInput input) {
    return relativePositions
        .map(bias -> input.mask().plus(bias.forward(pass, input.positions())))
        .orElse(input.mask());
  }

  /** The sizes. */
  public EncoderConfig config() {
    return config;
  }
}
