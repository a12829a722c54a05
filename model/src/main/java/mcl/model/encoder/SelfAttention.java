package mcl.model.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import mcl.bridge.ops.TensorOps;
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

    NDArray gatheredBNTD =
        fused(pass, new TensorOps.Heads(queryBNTD, keyBNTD, valueBNTD), mask)
            .orElseGet(() -> gather(pass, queryBNTD, keyBNTD, valueBNTD, mask));
    return gatheredBNTD.transpose(0, 2, 1, 3).reshape(hiddenBTH.getShape());
  }

  /** The formula. */
  private NDArray gather(
      Pass pass, NDArray queryBNTD, NDArray keyBNTD, NDArray valueBNTD, AttentionMask mask) {
    NDArray scoresBNTT = mask.hide(queryBNTD.matMul(keyBNTD.transpose(0, 1, 3, 2)));
    NDArray sharesBNTT = pass.ops().narrow(pass.ops().softmax(scoresBNTT));
    return pass.dropout().product(sharesBNTT, valueBNTD, config.attentionProbsDropoutProb());
  }

  /** The same in one operation, where there is one that is better here. */
  private Optional<NDArray> fused(Pass pass, TensorOps.Heads heads, AttentionMask mask) {
    double dropout = pass.dropout().inEffect(config.attentionProbsDropoutProb());
    return pass.ops()
        .attention(
            heads, mask.added(), new TensorOps.EngineDropout(dropout, pass.dropout()::seedEngine));
  }

  private NDArray heads(NDArray valuesBTH) {
    Shape shape = valuesBTH.getShape();
    return valuesBTH
        .reshape(shape.get(0), shape.get(1), config.numAttentionHeads(), config.headSize())
        .transpose(0, 2, 1, 3);
  }
}
