package mcl.model.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.List;
import mcl.model.config.EncoderConfig;
import mcl.model.weights.WeightNames;
import mcl.model.weights.WeightShape;

/**
 * The two linear layers that treat each token alone, with the exact GELU between them: {@code x
 * Phi(x)} (Hendrycks and Gimpel 2016).
 *
 * <p>B sequences, T tokens, H hidden size.
 */
final class FeedForward {
  private final EncoderConfig config;
  private final int layer;

  FeedForward(EncoderConfig config, int layer) {
    this.config = config;
    this.layer = layer;
  }

  List<WeightShape> weights() {
    int width = config.hiddenSize();
    int inner = config.intermediateSize();
    return WeightShape.all(
        WeightShape.linear(WeightNames.intermediate(layer), inner, width),
        WeightShape.linear(WeightNames.feedForwardOutput(layer), width, inner));
  }

  /** Hidden states (B, T, H) to (B, T, H). */
  NDArray forward(Pass pass, NDArray hiddenBTH) {
    NDArray innerBTF = Activation.gelu(pass.linear(hiddenBTH, WeightNames.intermediate(layer)));
    return pass.linear(innerBTF, WeightNames.feedForwardOutput(layer));
  }
}
