package mcl.model.encoder;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import mcl.model.config.EncoderConfig;
import mcl.model.tensors.EncoderInput;
import mcl.model.weights.WeightShape;

/**
 * The transformer encoder of ELECTRA (Clark et al. 2020) as Hugging Face's ElectraModel: embeddings
 * and a stack of layers.
 *
 * <p>B sequences, T tokens, H hidden size.
 */
public final class Encoder {
  private final EncoderConfig config;
  private final Embeddings embeddings;
  private final List<EncoderLayer> layers;

  /** An encoder of these sizes; the weights come with each pass. */
  public Encoder(EncoderConfig config) {
    this.config = config;
    this.embeddings = new Embeddings(config);
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
    layers.forEach(layer -> weights.addAll(layer.weights()));
    return weights;
  }

  /** Token ids (B, T) to hidden states (B, T, H). */
  public NDArray forward(Pass pass, EncoderInput input) {
    NDArray hiddenBTH = embeddings.forward(pass, input);
    for (EncoderLayer layer : layers) {
      hiddenBTH = layer.forward(pass, hiddenBTH, input.mask());
    }
    return hiddenBTH;
  }

  /** The sizes. */
  public EncoderConfig config() {
    return config;
  }
}
