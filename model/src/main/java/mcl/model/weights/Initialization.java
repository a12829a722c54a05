package mcl.model.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import mcl.base.random.Purpose;
import mcl.base.random.RandomStreams;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The values that weights start from: a normal distribution truncated at two standard deviations
 * for matrices and embeddings, 0 for biases, 1 for the scales of layer normalisation (ELECTRA and
 * BERT, {@code create_initializer}).
 *
 * @param standardDeviation of the normal distribution before it is truncated
 */
public record Initialization(RandomStreams random, double standardDeviation)
    implements WeightSource {
  @Override
  public NDArray create(NDManager scope, WeightShape weight, int number) {
    return switch (weight.start()) {
      case ZEROS -> scope.zeros(weight.shape());
      case ONES -> scope.ones(weight.shape());
      case RANDOM -> scope.create(truncatedNormal(weight.shape(), number), weight.shape());
    };
  }

  private float[] truncatedNormal(Shape shape, int number) {
    UniformRandomProvider source = random.stream(Purpose.INITIALIZATION, number);
    var normal = ZigguratSampler.NormalizedGaussian.of(source);
    float[] values = new float[Math.toIntExact(shape.size())];
    for (int i = 0; i < values.length; i++) {
      double drawn = normal.sample();
      while (Math.abs(drawn) > 2) {
        drawn = normal.sample();
      }
      values[i] = (float) (drawn * standardDeviation);
    }
    return values;
  }
}
