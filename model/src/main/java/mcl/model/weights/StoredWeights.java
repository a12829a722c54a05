package mcl.model.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import mcl.base.check.UserException;
import mcl.base.safetensors.FloatValues;
import mcl.base.safetensors.TensorHeader;
import mcl.base.safetensors.TensorSource;

/**
 * Weights as they stand in safetensors, widened to float32 where they are narrower.
 *
 * @param place the file or folder, for messages
 * @param storedName from the name among a model's weights to the name in the file
 */
public record StoredWeights(TensorSource source, Path place, UnaryOperator<String> storedName)
    implements WeightSource {

  @Override
  public NDArray create(NDManager scope, WeightShape weight, int number) {
    String name = storedName.apply(weight.name());
    if (!source.contains(name)) {
      throw UserException.of(
          "%s has no tensor \"%s\", which this model needs. Is it a model of another kind?",
          place, name);
    }
    TensorHeader header = source.header(name);
    long[] stored = header.shape().toArray();
    long[] wanted = weight.shape().getShape();
    if (!Arrays.equals(stored, wanted)) {
      throw UserException.of(
          "%s: tensor \"%s\" has the shape %s, but config.json asks for %s.",
          place, name, Arrays.toString(stored), Arrays.toString(wanted));
    }
    if (!FloatValues.TYPES.contains(header.dtype())) {
      throw UserException.of(
          "%s: tensor \"%s\" holds numbers of type %s; F32, F16 and BF16 can be read. Convert it.",
          place, name, header.dtype());
    }
    return scope.create(source.floats(name), weight.shape());
  }
}
