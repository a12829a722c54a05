package mcl.model.weights;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mcl.base.check.Require;
import mcl.model.tensors.Tensors;
import mcl.model.weights.WeightShape.Start;

/**
 * The weights of a model by name, in a fixed order. They belong to the scope they were made in (the
 * run's) and are never part of a gradient graph themselves: a step works on {@link #leaves}.
 */
public final class StateDict {
  private final Map<String, NDArray> arrays = new LinkedHashMap<>();

  /** Makes weights in the scope of the run, each from the source. */
  public static StateDict create(NDManager scope, List<WeightShape> shapes, WeightSource source) {
    StateDict weights = new StateDict();
    for (WeightShape shape : shapes) {
      weights.add(shape.name(), made(scope, shape, source, weights.arrays.size()));
    }
    return weights;
  }

  /** Makes zeros of the same names and shapes, as the moments of an optimizer need. */
  public StateDict zerosLike(NDManager scope) {
    StateDict zeros = new StateDict();
    arrays.forEach((name, array) -> zeros.add(name, scope.zeros(array.getShape())));
    return zeros;
  }

  /** Copies of all arrays in the memory of the host, which later changes of these do not reach. */
  public StateDict copy(NDManager scope) {
    StateDict copies = new StateDict();
    arrays.forEach((name, array) -> copies.add(name, onHost(scope, array)));
    return copies;
  }

  private static NDArray onHost(NDManager scope, NDArray array) {
    boolean away = array.getDevice().isGpu();
    NDArray copy = away ? array.toDevice(Device.cpu(), true) : array.duplicate();
    NDManager made = copy.getManager();
    copy.attach(scope);
    if (away) {
      made.close(); // one of its own, which the engine opens for each array that changes the device
    }
    return copy;
  }

  /** Takes other values for all weights, of the same names and shapes. */
  public void fill(WeightSource source) {
    int number = 0;
    for (Map.Entry<String, NDArray> entry : arrays.entrySet()) {
      try (NDArray old = entry.getValue()) {
        WeightShape shape = new WeightShape(entry.getKey(), old.getShape(), Start.ZEROS);
        entry.setValue(made(old.getManager(), shape, source, number++));
      }
    }
  }

  /**
   * An array that lies where the engine puts its own: one that is made of Java's values lies over a
   * buffer of Java, at any address, and what a matrix product rounds to may depend on that.
   */
  private static NDArray made(NDManager scope, WeightShape shape, WeightSource source, int number) {
    try (NDArray values = source.create(scope, shape, number)) {
      return values.duplicate();
    }
  }

  private void add(String name, NDArray array) {
    NDArray earlier = arrays.put(name, array);
    Require.argument(earlier == null, "two weights are named %s", name);
  }

  /** The array itself, float32. */
  public NDArray get(String name) {
    NDArray array = arrays.get(name);
    Require.argument(array != null, "no weight is named %s", name);
    return array;
  }

  /** All names, in order. */
  public Set<String> names() {
    return Collections.unmodifiableSet(arrays.keySet());
  }

  /** Whether all values are numbers, and finite ones. */
  public boolean isFinite() {
    return arrays.values().stream().allMatch(StateDict::isFinite);
  }

  private static boolean isFinite(NDArray array) {
    try (NDArray sizes = array.abs();
        NDArray largest = sizes.max()) {
      return Float.isFinite(largest.getFloat());
    }
  }

  /** A scope inside the one that owns the weights, on their device. */
  public NDManager newSubScope() {
    return arrays.values().iterator().next().getManager().newSubManager();
  }

  /** The number of values in all weights. */
  public long parameters() {
    return arrays.values().stream().mapToLong(NDArray::size).sum();
  }

  /**
   * Fresh leaves over the same memory that collect gradients, owned by the scope of one step. Their
   * gradients end with that scope, so none has to be set to zero.
   */
  public Weights leaves(NDManager scope) {
    return aliases(scope, true);
  }

  /** Aliases over the same memory that collect no gradients, owned by the given scope. */
  public Weights frozen(NDManager scope) {
    return aliases(scope, false);
  }

  private Weights aliases(NDManager scope, boolean gradients) {
    Map<String, NDArray> leaves = new LinkedHashMap<>();
    arrays.forEach(
        (name, array) -> {
          NDArray leaf = Tensors.untaught(scope, array);
          leaf.setRequiresGradient(gradients);
          leaves.put(name, leaf);
        });
    return new Weights(leaves);
  }
}
