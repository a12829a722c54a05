package mcl.model.encoder;

import ai.djl.ndarray.NDArray;

/** Sets a share of the values to zero while training, and scales the others up to keep the mean. */
@FunctionalInterface
public interface Dropout {
  /** Leaves everything as it is, as evaluation needs. */
  Dropout NONE =
      new Dropout() {
        @Override
        public NDArray apply(NDArray values, double probability) {
          return values;
        }

        @Override
        public double inEffect(double probability) {
          return 0;
        }
      };

  /**
   * Drops values.
   *
   * @param probability the share of values that become zero
   */
  NDArray apply(NDArray values, double probability);

  /** A sum of which the second part is dropped from. */
  default NDArray addTo(NDArray residual, NDArray change, double probability) {
    return residual.add(apply(change, probability));
  }

  /** A matrix product of which the first factor is dropped from. */
  default NDArray product(NDArray shares, NDArray values, double probability) {
    return apply(shares, probability).matMul(values);
  }

  /** The share that becomes zero where this probability is asked for. */
  default double inEffect(double probability) {
    return probability;
  }

  /**
   * Makes the engine's own generator go on from here, for an operation of the engine that drops by
   * itself: what it drops depends on this dropout's random stream only.
   */
  default void seedEngine() {}

  /** Remembers this place of the random stream. Run, the result goes back there. */
  default Runnable mark() {
    return () -> {};
  }
}
