package mcl.soups.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mcl.base.check.UserException;

/**
 * A model as it lies on the disk: a folder with safetensors weights of its own, with such folders
 * in it, or both. A checkpoint of a pair has the parts {@code generator} and {@code discriminator},
 * a fine-tuned model of ours the part {@code model}, a model of Hugging Face's most often only its
 * own.
 */
public final class ModelFolder implements AutoCloseable {
  private final Path path;
  private final Map<String, ModelPart> parts;

  private ModelFolder(Path path, Map<String, ModelPart> parts) {
    this.path = path;
    this.parts = Collections.unmodifiableMap(parts);
  }

  /**
   * Opens all weights.
   *
   * @throws UserException if there are none, or they are damaged
   */
  public static ModelFolder open(Path path) {
    if (!Files.isDirectory(path)) {
      throw UserException.of(
          "%s %s. Give the folder of a checkpoint or model.",
          path, Files.exists(path) ? "is a file" : "does not exist");
    }
    Map<String, ModelPart> parts = new LinkedHashMap<>();
    try {
      for (String name : partNames(path)) {
        Path folder = path.resolve(name);
        WeightFiles.in(folder)
            .ifPresent(weights -> parts.put(name, ModelPart.open(name, folder, weights)));
      }
    } catch (UserException e) {
      parts.values().forEach(ModelPart::close);
      throw e;
    }
    if (parts.isEmpty()) {
      throw noWeights(path);
    }
    return new ModelFolder(path, parts);
  }

  private static Set<String> partNames(Path path) {
    Set<String> names = new TreeSet<>(Set.of(""));
    for (Path entry : list(path)) {
      if (Files.isDirectory(entry) && CarriedFiles.isCarried(entry)) {
        names.add(entry.getFileName().toString());
      }
    }
    return names;
  }

  private static UserException noWeights(Path path) {
    List<String> names = list(path).stream().map(file -> file.getFileName().toString()).toList();
    String checkpoints =
        names.stream()
            .filter(name -> name.startsWith("checkpoint-"))
            .sorted()
            .collect(Collectors.joining(", "));
    String hint = checkpoints.isEmpty() ? "" : " In it are: " + checkpoints + ".";
    if (names.stream().anyMatch(name -> name.endsWith(".bin") || name.endsWith(".pt"))) {
      hint =
          " Pickled weights (.bin, .pt) are not read: load the model in Python and save it with"
              + " save_pretrained, which writes safetensors.";
    }
    return UserException.of("%s holds no safetensors weights.%s", path, hint);
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (IOException e) {
      throw UserException.cannotRead(folder, e);
    }
  }

  /** The folder, as the user gave it. */
  public Path path() {
    return path;
  }

  /** Its sets of weights, by name. */
  public Map<String, ModelPart> parts() {
    return parts;
  }

  /** The names of all tensors. */
  public Set<TensorName> tensors() {
    return parts.values().stream()
        .flatMap(part -> part.tensors().names().stream().map(part::tensor))
        .collect(Collectors.toSet());
  }

  /** All files with tensors. */
  public List<Path> weightFiles() {
    return parts.values().stream().map(ModelPart::files).flatMap(Collection::stream).toList();
  }

  /** Their names in the folder, with slashes whatever the system. */
  public List<String> weightFileNames() {
    return weightFiles().stream()
        .map(file -> path.relativize(file).toString().replace('\\', '/'))
        .toList();
  }

  @Override
  public void close() {
    parts.values().forEach(ModelPart::close);
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
