package mcl.soups.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.base.json.Json;
import mcl.base.safetensors.ShardedTensorFile;
import mcl.base.safetensors.TensorFile;

/**
 * The weights in one folder.
 *
 * @param main the safetensors file, or the index of several
 */
record WeightFiles(Path main) {
  private static final String FILE = ".safetensors";
  private static final String INDEX = ".safetensors.index.json";

  /**
   * Those under the usual name, or else the only ones.
   *
   * @throws UserException if there are several to choose from
   */
  static Optional<WeightFiles> in(Path folder) {
    List<String> names = names(folder);
    for (String usual : List.of(TensorFile.USUAL_NAME, ShardedTensorFile.USUAL_NAME)) {
      if (names.contains(usual)) {
        return Optional.of(new WeightFiles(folder.resolve(usual)));
      }
    }
    List<String> mains = names.stream().filter(name -> name.endsWith(INDEX)).toList();
    if (mains.isEmpty()) {
      mains = names.stream().filter(name -> name.endsWith(FILE)).toList();
    }
    if (mains.size() > 1) {
      throw UserException.of(
          "%s holds %s, and none under the usual name %s: which are the weights? Leave one.",
          folder, String.join(", ", mains), TensorFile.USUAL_NAME);
    }
    return mains.stream().findFirst().map(name -> new WeightFiles(folder.resolve(name)));
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw UserException.cannotRead(folder, e);
    }
  }

  /** The name of the files without endings, such as {@code model}. */
  String stem() {
    String name = main.getFileName().toString();
    return name.substring(0, name.length() - (isIndex() ? INDEX : FILE).length());
  }

  private boolean isIndex() {
    return main.toString().endsWith(INDEX);
  }

  /** The files that hold tensors; the index must have been read without a fault. */
  List<Path> files() {
    if (!isIndex()) {
      return List.of(main);
    }
    try {
      TreeSet<String> shards = new TreeSet<>();
      for (JsonNode shard : Json.tree(Files.readString(main)).path("weight_map")) {
        shards.add(shard.asText());
      }
      return new ArrayList<>(shards).stream().map(main::resolveSibling).toList();
    } catch (IOException e) {
      throw UserException.cannotRead(main, e);
    }
  }
}
