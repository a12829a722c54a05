import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import mcl.bridge.ops.AdamStep;
import mcl.bridge.ops.OpsKind;
import mcl.bridge.ops.Precision;
import mcl.bridge.ops.TensorOps;

/**
 * What a processor with bfloat16 computes, on one without: everything that would be bfloat16 is rounded to it, forward and backward,
 * and multiplied in float32, as such processors add up products in float32.
 */
final class RoundedOps implements TensorOps {
  private final TensorOps wide = OpsKind.NATIVE.at(Precision.FLOAT32);
  private final TensorOps narrow = OpsKind.NATIVE.at(Precision.BFLOAT16);

  private NDArray round(NDArray values) {
    return narrow.wide(narrow.narrow(values));
  }

  @Override
  public NDArray linear(NDArray values, NDArray weight, NDArray bias) {
    return round(wide.linear(round(values), round(weight), round(bias)));
  }

  @Override
  public NDArray narrow(NDArray values) {
    return round(values);
  }

  @Override
  public NDArray wide(NDArray values) {
    return values;
  }

  @Override
  public NDArray softmax(NDArray values) {
    return wide.softmax(round(values));
  }

  @Override
  public NDArray drop(NDArray values, NDArray bytes, int dropped) {
    return wide.drop(values, bytes, dropped);
  }

  @Override
  public NDArray addDropped(NDArray residual, NDArray values, NDArray bytes, int dropped) {
    return wide.addDropped(residual, values, bytes, dropped);
  }

  @Override
  public NDArray productOfDropped(NDArray shares, NDArray values, NDArray bytes, int dropped) {
    return wide.productOfDropped(shares, values, bytes, dropped);
  }

  @Override
  public Optional<NDArray> attention(Heads heads, Optional<NDArray> mask, EngineDropout dropout) {
    return Optional.empty();
  }

  @Override
  public NDArray draw(NDManager scope, NDArray logits, NDArray uniforms) {
    return wide.draw(scope, logits, uniforms);
  }

  @Override
  public NDArray norm(NDList arrays) {
    return wide.norm(arrays);
  }

  @Override
  public void adam(AdamStep step, NDList weights, NDList gradients, Moments moments) {
    wide.adam(step, weights, gradients, moments);
  }
}
