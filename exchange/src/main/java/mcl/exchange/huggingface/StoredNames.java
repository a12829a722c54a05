package mcl.exchange.huggingface;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mcl.base.check.UserException;
import mcl.base.safetensors.TensorSource;
import mcl.model.weights.WeightNames;

/** From the names that weights have here to those that they have in a file of another's. */
final class StoredNames {
  private final Map<String, String> stored = new LinkedHashMap<>();

  private StoredNames() {}

  /**
   * Reads the names of a file.
   *
   * @throws UserException if two of its tensors are one weight
   */
  static StoredNames of(Path folder, TensorSource tensors) {
    StoredNames names = new StoredNames();
    for (String stored : tensors.names()) {
      Optional<String> name = WeightNames.ofForeign(stored);
      String other = name.map(it -> names.stored.putIfAbsent(it, stored)).orElse(null);
      if (other != null) {
        throw UserException.of(
            "%s holds both \"%s\" and \"%s\", which are one weight. Remove one of them.",
            folder, other, stored);
      }
    }
    // Tied tables are one tensor, and which of its two names was kept is the writer's choice.
    String output = names.stored.get(WeightNames.GENERATOR_OUTPUT);
    if (output != null) {
      names.stored.putIfAbsent(WeightNames.TOKEN_EMBEDDINGS, output);
    }
    return names;
  }

  boolean contains(String name) {
    return stored.containsKey(name);
  }

  /** The name in the file. */
  String get(String name) {
    return stored.get(name);
  }

  Set<String> all() {
    return stored.keySet();
  }
}
