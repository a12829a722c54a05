package mcl.model.weights;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import mcl.base.safetensors.Dtype;
import mcl.base.safetensors.NamedTensor;
import mcl.base.safetensors.TensorFileWriter;
import mcl.base.safetensors.TensorShape;

/** Writes weights to a safetensors file that any tool of the field reads. */
public final class WeightFile {
  private WeightFile() {}

  /**
   * Writes weights under these names.
   *
   * @param weights from the name in the file to the values
   */
  public static void write(Path file, Collection<String> names, Function<String, NDArray> weights)
      throws IOException {
    List<NamedTensor> tensors =
        names.stream().sorted().map(name -> tensor(name, weights.apply(name))).toList();
    // Hugging Face transformers refuses a file that does not say where it comes from.
    TensorFileWriter.write(file, Map.of("format", "pt"), tensors);
  }

  private static NamedTensor tensor(String name, NDArray values) {
    TensorShape shape = TensorShape.of(values.getShape().getShape());
    return new NamedTensor(name, Dtype.F32, shape, out -> out.append(values.toByteBuffer()));
  }
}
