package mcl.bridge.ops;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.random.RandomGenerator;

/**
 * Arrays of values from the normal distribution, made here, so that they do not need the engine.
 */
final class NormalValues {
  private NormalValues() {}

  static NDArray of(NDManager scope, RandomGenerator random, long... shape) {
    float[] values = new float[Math.toIntExact(new Shape(shape).size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return scope.create(values, new Shape(shape));
  }
}
