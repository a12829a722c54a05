package mcl.model.encoder;

import ai.djl.ndarray.NDArray;
import java.util.List;
import mcl.model.config.EncoderConfig;
import mcl.model.tensors.AttentionMask;
import mcl.model.weights.WeightNames;
import mcl.model.weights.WeightShape;

/**
 * Attention, then feed-forward, each with dropout, a residual connection and layer normalisation
 * after the sum ("post-norm", as BERT and ELECTRA).
 *
 * <p>B sequences, T tokens, H hidden size.
 */
final class EncoderLayer {
  private final EncoderConfig config;
  private final int layer;
  private final SelfAttention attention;
  private final FeedForward feedForward;

  EncoderLayer(EncoderConfig config, int layer) {
    this.config = config;
    this.layer = layer;
    this.attention = new SelfAttention(config, layer);
    this.feedForward = new FeedForward(config, layer);
  }

  List<WeightShape> weights() {
    int width = config.hiddenSize();
    return WeightShape.all(
        attention.weights(),
        WeightShape.linear(WeightNames.attentionOutput(layer), width, width),
        WeightShape.norm(WeightNames.attentionNorm(layer), width),
        feedForward.weights(),
        WeightShape.norm(WeightNames.feedForwardNorm(layer), width));
  }

  /** Hidden states (B, T, H) to (B, T, H). */
  NDArray forward(Pass pass, NDArray hiddenBTH, AttentionMask mask) {
    NDArray gatheredBTH =
        pass.linear(attention.forward(pass, hiddenBTH, mask), WeightNames.attentionOutput(layer));
    NDArray attendedBTH =
        addAndNormalise(pass, hiddenBTH, gatheredBTH, WeightNames.attentionNorm(layer));
    NDArray thoughtBTH = feedForward.forward(pass, attendedBTH);
    return addAndNormalise(pass, attendedBTH, thoughtBTH, WeightNames.feedForwardNorm(layer));
  }

  private NDArray addAndNormalise(Pass pass, NDArray residual, NDArray change, String norm) {
    NDArray sum = pass.dropout().addTo(residual, change, config.hiddenDropoutProb());
    return pass.norm(sum, norm, config.layerNormEps());
  }
}
