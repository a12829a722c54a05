package mcl.finetuning.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import mcl.base.check.UserException;
import mcl.model.weights.WeightShape;
import mcl.model.weights.WeightSource;

/**
 * Weights all of which are numbers: with one that is not, every answer would be none.
 *
 * @param place the file or folder, for messages
 */
record FiniteWeights(WeightSource stored, Path place) implements WeightSource {
  @Override
  public NDArray create(NDManager scope, WeightShape weight, int number) {
    NDArray values = stored.create(scope, weight, number);
    try (NDArray sizes = values.abs();
        NDArray largest = sizes.max()) {
      if (Float.isFinite(largest.getFloat())) {
        return values;
      }
    }
    throw UserException.of(
        "%s: tensor \"%s\" holds NaN or infinite values, so no answer would be a number. Its training"
            + " failed, or the file is damaged; take an earlier checkpoint.",
        place, weight.name());
  }
}
