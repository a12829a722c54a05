package mcl.model.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.LayerNorm;
import java.util.function.Function;
import mcl.bridge.ops.PlainOps;
import mcl.bridge.ops.TensorOps;
import mcl.model.weights.WeightNames;

/**
 * What a forward pass through a network needs besides its input: the weights and the dropout.
 *
 * @param scope owns the constants of the pass; must stay open until the backward pass is done
 * @param weights from a name as this network calls it to the array that it reads
 * @param dropout {@link Dropout#NONE} outside training
 * @param ops how what DJL does not open is computed, and in which precision products are
 * @param activations what of each layer stays until the backward pass
 */
public record Pass(
    NDManager scope,
    Function<String, NDArray> weights,
    Dropout dropout,
    TensorOps ops,
    Activations activations) {

  /** A pass in DJL's own operations, in float32. */
  public Pass(NDManager scope, Function<String, NDArray> weights, Dropout dropout) {
    this(scope, weights, dropout, new PlainOps());
  }

  /** A pass of which everything stays that the backward pass reads. */
  public Pass(NDManager scope, Function<String, NDArray> weights, Dropout dropout, TensorOps ops) {
    this(scope, weights, dropout, ops, Activations.KEPT);
  }

  /** The weight that this network knows by the given name. */
  public NDArray weight(String name) {
    return weights.apply(name);
  }

  /** {@code x W^T + b} over the last axis, in the precision of products. */
  public NDArray linear(NDArray values, String module) {
    return ops.linear(values, weight(WeightNames.weight(module)), weight(WeightNames.bias(module)));
  }

  /** The same in float32, as the residual stream and logits are. */
  public NDArray wideLinear(NDArray values, String module) {
    return ops.wide(linear(values, module));
  }

  /** Layer normalisation over the last axis, float32. */
  public NDArray norm(NDArray values, String module, double epsilon) {
    Shape shape = values.getShape();
    return LayerNorm.layerNorm(
            ops.wide(values),
            new Shape(shape.get(shape.dimension() - 1)),
            weight(WeightNames.weight(module)),
            weight(WeightNames.bias(module)),
            (float) epsilon)
        .singletonOrThrow();
  }

  /**
   * A constant of the gradient graph. Never multiply what carries a gradient by a Java number: DJL
   * frees that scalar while the graph still needs it, and gradients turn to garbage silently.
   */
  public NDArray constant(double value) {
    return scope.create((float) value);
  }
}
