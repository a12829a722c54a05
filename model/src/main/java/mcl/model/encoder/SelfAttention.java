package mcl.model.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import mcl.model.config.EncoderConfig;
import mcl.model.tensors.AttentionMask;
import mcl.model.weights.WeightNames;
import mcl.model.weights.WeightShape;

/**
 * Scaled dot-product attention over several heads (Vaswani et al. 2017, section 3.2): {@code
 * softmax(Q K^T / sqrt(D) + mask) V}, with dropout on the probabilities.
 *
 * <p>B sequences, T tokens, H hidden size, N attention heads, D = H / N head size.
 */
final class SelfAttention {
  private final EncoderConfig config;
  private final int layer;

  SelfAttention(EncoderConfig config, int layer) {
    this.config = config;
    this.layer = layer;
  }

  List<WeightShape> weights() {
    int width = config.hiddenSize();
    return WeightShape.all(
        WeightShape.linear(WeightNames.query(layer), width, width),
        WeightShape.linear(WeightNames.key(layer), width, width),
        WeightShape.linear(WeightNames.value(layer), width, width));
  }

  /** Hidden states (B, T, H) to what each token gathers from the others (B, T, H). */
  NDArray forward(Pass pass, NDArray hiddenBTH, AttentionMask mask) {
    NDArray scale = pass.constant(1 / Math.sqrt(config.headSize()));
    NDArray inputBTH = pass.ops().narrow(hiddenBTH);
    NDArray queryBNTD = heads(pass.linear(inputBTH, WeightNames.query(layer)).mul(scale));
    NDArray keyBNTD = heads(pass.linear(inputBTH, WeightNames.key(layer)));
    NDArray valueBNTD = heads(pass.linear(inputBTH, WeightNames.value(layer)));

    NDArray scoresBNTT = mask.hide(queryBNTD.matMul(keyBNTD.transpose(0, 1, 3, 2)));
    NDArray sharesBNTT =
        pass.dropout().apply(pass.ops().softmax(scoresBNTT), config.attentionProbsDropoutProb());
    return pass.ops()
        .narrow(sharesBNTT)
        .matMul(valueBNTD)
        .transpose(0, 2, 1, 3)
        .reshape(hiddenBTH.getShape());
  }

  private NDArray heads(NDArray valuesBTH) {
    Shape shape = valuesBTH.getShape();
    return valuesBTH
        .reshape(shape.get(0), shape.get(1), config.numAttentionHeads(), config.headSize())
        .transpose(0, 2, 1, 3);
  }
}
