package mcl.model.encoder;

import ai.djl.ndarray.NDArray;

/** Sets a share of the values to zero while training, and scales the others up to keep the mean. */
@FunctionalInterface
public interface Dropout {
  /** Leaves everything as it is, as evaluation needs. */
  Dropout NONE = (values, probability) -> values;

  /**
   * Drops values.
   *
   * @param probability the share of values that become zero
   */
  NDArray apply(NDArray values, double probability);
}
