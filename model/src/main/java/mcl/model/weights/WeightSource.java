package mcl.model.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** Where the values of weights come from. */
@FunctionalInterface
public interface WeightSource {
  /**
   * Makes the array of one weight in the given scope, float32.
   *
   * @param number the weight's place in its model
   */
  NDArray create(NDManager scope, WeightShape weight, int number);
}
