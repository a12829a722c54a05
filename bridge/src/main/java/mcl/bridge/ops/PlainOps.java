package mcl.bridge.ops;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.core.Linear;
import java.util.Optional;

/** The definition of {@link TensorOps} in DJL's own operations, in float32. */
public final class PlainOps implements TensorOps {
  private static final int LEVELS = 256;

  @Override
  public NDArray linear(NDArray values, NDArray weight, NDArray bias) {
    return Linear.linear(values, weight, bias).singletonOrThrow();
  }

  @Override
  public NDArray narrow(NDArray values) {
    return values;
  }

  @Override
  public NDArray wide(NDArray values) {
    return values;
  }

  @Override
  public NDArray softmax(NDArray values) {
    return values.softmax(-1);
  }

  /**
   * The engine's Bernoulli draws one number after another: a fifth of a training step. What the
   * backward pass reads is the factor alone.
   */
  @Override
  public NDArray drop(NDArray values, NDArray bytes, int dropped) {
    NDManager scope = values.getManager();
    try (NDArray scale = scope.create((float) LEVELS / (LEVELS - dropped));
        NDArray above = bytes.gte(dropped);
        NDArray kept = above.toType(DataType.FLOAT32, false);
        NDArray factor = kept.mul(scale)) {
      return values.mul(factor);
    }
  }

  @Override
  public NDArray addDropped(NDArray residual, NDArray values, NDArray bytes, int dropped) {
    return residual.add(drop(values, bytes, dropped));
  }

  @Override
  public NDArray productOfDropped(NDArray shares, NDArray values, NDArray bytes, int dropped) {
    return drop(shares, bytes, dropped).matMul(values);
  }

  @Override
  public Optional<NDArray> attention(Heads heads, Optional<NDArray> mask, EngineDropout dropout) {
    return Optional.empty();
  }

  @Override
  public NDArray draw(NDManager scope, NDArray logits, NDArray uniforms) {
    try (NDManager inner = scope.newSubManager()) {
      NDArray values = logits.stopGradient();
      values.attach(inner);
      NDArray sums = values.softmax(-1).cumSum(1);
      NDArray target = uniforms.mul(sums.get(new NDIndex(":, -1:")));
      target.attach(inner);
      NDArray drawn = sums.lte(target).toType(DataType.INT64, false).sum(new int[] {1});
      drawn.attach(scope);
      return drawn;
    }
  }

  @Override
  public NDArray norm(NDList arrays) {
    NDArray[] norms = arrays.stream().map(NDArray::norm).toArray(NDArray[]::new);
    return NDArrays.stack(new NDList(norms)).norm();
  }

  @Override
  public void adam(AdamStep step, NDList weights, NDList gradients, Moments moments) {
    for (int i = 0; i < weights.size(); i++) {
      NDArray weight = weights.get(i);
      adam(
          step,
          new NDList(weight, gradients.get(i), moments.first().get(i), moments.second().get(i)));
    }
  }

  /**
   * {@code m <- b1 m + (1 - b1) g}, {@code v <- b2 v + (1 - b2) g^2}, {@code w <- w - rate (m' /
   * (sqrt(v') + eps) + decay w)} with the corrected moments m' and v'. The engine corrects nothing,
   * so the corrections stand in the rate and in epsilon.
   */
  private static void adam(AdamStep step, NDList arrays) {
    NDArray weight = arrays.get(0);
    double root = Math.sqrt(step.secondCorrection());
    weight
        .getNDArrayInternal()
        .adamUpdate(
            arrays,
            new NDList(weight),
            (float) step.rate(),
            (float) (step.rate() * root / step.firstCorrection()),
            (float) step.weightDecay(),
            (float) step.scale(),
            -1,
            (float) step.beta1(),
            (float) step.beta2(),
            (float) (step.epsilon() * root),
            true,
            true);
  }
}
