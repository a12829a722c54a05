package mcl.pretraining.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import mcl.bridge.ops.PlainOps;
import mcl.bridge.ops.TensorOps;
import mcl.model.weights.Weights;

/** The gradients of one step by weight name; they belong to the scope of the step's leaves. */
public final class Gradients {
  private final Map<String, NDArray> gradients = new LinkedHashMap<>();

  private Gradients() {}

  /** The gradients that a backward pass left on the leaves. */
  public static Gradients of(Weights leaves) {
    Gradients result = new Gradients();
    leaves.names().forEach(name -> result.gradients.put(name, leaves.get(name).getGradient()));
    return result;
  }

  /** By weight name, in the order of the model. */
  public Map<String, NDArray> byName() {
    return Collections.unmodifiableMap(gradients);
  }

  /** The norm over all gradients together, a scalar on the device. */
  public NDArray globalNorm() {
    return globalNorm(new PlainOps());
  }

  /** The same by these operations. */
  public NDArray globalNorm(TensorOps ops) {
    return ops.norm(new NDList(gradients.values()));
  }
}
