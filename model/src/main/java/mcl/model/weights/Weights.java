package mcl.model.weights;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import mcl.base.check.Require;

/** The weights as one step reads them: leaves of its gradient graph, owned by the step's scope. */
public final class Weights {
  private final Map<String, NDArray> leaves;

  Weights(Map<String, NDArray> leaves) {
    this.leaves = leaves;
  }

  /** The leaf with this name. */
  public NDArray get(String name) {
    NDArray leaf = leaves.get(name);
    Require.argument(leaf != null, "no weight is named %s", name);
    return leaf;
  }

  /** All names, in the order of the model. */
  public Set<String> names() {
    return Collections.unmodifiableSet(leaves.keySet());
  }
}
