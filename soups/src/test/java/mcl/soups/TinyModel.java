package mcl.soups;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import mcl.base.safetensors.Dtype;
import mcl.base.safetensors.NamedTensor;
import mcl.base.safetensors.TensorFileWriter;
import mcl.base.safetensors.TensorShape;

/** The folder of a model, made for a test. */
final class TinyModel {
  private final Map<String, NamedTensor> tensors = new LinkedHashMap<>();
  private final Map<String, String> files = new LinkedHashMap<>();

  /** Random weights: a matrix, a vector, a scalar and a tensor without elements. */
  static TinyModel random(long seed) {
    Random random = new Random(seed);
    TinyModel model =
        new TinyModel()
            .with("layer.weight", random, 40, 30)
            .with("layer.bias", random, 30)
            .with("scale", random)
            .with("none", random, 0, 4);
    return model.with("config.json", "{\"model_type\": \"tiny\", \"hidden_size\": 30}");
  }

  TinyModel with(String name, Random random, long... shape) {
    float[] values = new float[(int) TensorShape.of(shape).elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return with(NamedTensor.of(name, TensorShape.of(shape), values));
  }

  TinyModel with(NamedTensor tensor) {
    tensors.put(tensor.name(), tensor);
    return this;
  }

  TinyModel with(String name, Dtype dtype, float... values) {
    return with(
        new NamedTensor(name, dtype, TensorShape.of(values.length), out -> out.append(values)));
  }

  TinyModel without(String name) {
    tensors.remove(name);
    files.remove(name);
    return this;
  }

  /** With a file beside the weights, or in a folder beside them. */
  TinyModel with(String name, String text) {
    files.put(name, text);
    return this;
  }

  /** Writes it as one file of weights. */
  Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<NamedTensor> all = new ArrayList<>(tensors.values());
    TensorFileWriter.write(folder.resolve("model.safetensors"), Map.of("format", "pt"), all);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return folder;
  }
}
