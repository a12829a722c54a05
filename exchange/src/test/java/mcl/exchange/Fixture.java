package mcl.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import mcl.base.json.Json;
import mcl.base.safetensors.Dtype;
import mcl.base.safetensors.NamedTensor;
import mcl.base.safetensors.TensorFileWriter;
import mcl.base.safetensors.TensorSource;

/**
 * Models that Hugging Face transformers saved ({@code interop/make_goldens.py}), and changes of
 * them.
 */
public final class Fixture {
  private Fixture() {}

  /** The folder as it is, not to be written to. */
  public static Path golden(String name) {
    try {
      return Path.of(Fixture.class.getResource("/golden/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A copy to change. */
  public static Path copy(String name, Path into) throws IOException {
    Path folder = Files.createDirectories(into);
    try (Stream<Path> files = Files.list(golden(name))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    return folder;
  }

  /** Changes the configuration. */
  public static void configure(Path folder, Consumer<ObjectNode> change) throws IOException {
    Path file = folder.resolve("config.json");
    ObjectNode fields = (ObjectNode) Json.tree(Files.readString(file));
    change.accept(fields);
    Json.write(file, fields);
  }

  /**
   * Writes the weights anew.
   *
   * @param rename from each name to the one in the new file, or null to leave it out
   * @param more to add
   */
  public static void rewrite(Path folder, UnaryOperator<String> rename, NamedTensor... more)
      throws IOException {
    List<NamedTensor> tensors = new ArrayList<>(List.of(more));
    Path rewritten = folder.resolve("rewritten");
    try (TensorSource source = TensorSource.open(folder)) {
      for (String name : source.names()) {
        String renamed = rename.apply(name);
        if (renamed != null) {
          NamedTensor copy = NamedTensor.copyOf(source, name);
          tensors.add(new NamedTensor(renamed, copy.dtype(), copy.shape(), copy.content()));
        }
      }
      TensorFileWriter.write(rewritten, Map.of("format", "pt"), tensors);
    }
    Files.move(rewritten, folder.resolve("model.safetensors"), StandardCopyOption.REPLACE_EXISTING);
  }

  /** All values of a folder's weights, widened to float32, by name. */
  public static Map<String, List<Float>> values(Path folder) {
    Map<String, List<Float>> values = new TreeMap<>();
    try (TensorSource source = TensorSource.open(folder)) {
      for (String name : source.names()) {
        if (source.header(name).dtype() != Dtype.I64) {
          List<Float> numbers = new ArrayList<>();
          for (float value : source.floats(name)) {
            numbers.add(value);
          }
          values.put(name, numbers);
        }
      }
    }
    return values;
  }
}
