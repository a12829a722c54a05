package mcl.soups.model;

import java.nio.file.Path;
import java.util.List;
import mcl.base.safetensors.TensorSource;

/**
 * One set of weights in a model's folder.
 *
 * @param name the folder in the model's folder; empty for the model's own
 * @param folder where they lie
 * @param stem the name of their files without endings
 * @param files that hold the tensors
 * @param tensors open
 */
public record ModelPart(
    String name, Path folder, String stem, List<Path> files, TensorSource tensors)
    implements AutoCloseable {

  static ModelPart open(String name, Path folder, WeightFiles weights) {
    TensorSource tensors = TensorSource.open(weights.main());
    return new ModelPart(name, folder, weights.stem(), weights.files(), tensors);
  }

  /** Which tensor of the model this one is. */
  public TensorName tensor(String tensor) {
    return new TensorName(name, tensor);
  }

  @Override
  public void close() {
    tensors.close();
  }
}
