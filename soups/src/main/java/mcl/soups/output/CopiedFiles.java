package mcl.soups.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import mcl.base.json.Json;
import mcl.soups.engine.OutputType;
import mcl.soups.model.CarriedFiles;

/**
 * Copies what goes on of the first ingredient's files, byte for byte but for the type of weights.
 */
final class CopiedFiles {
  private static final String CONFIG = "config.json";

  /** How {@code config.json} calls the type of the weights, in older and newer files. */
  private static final List<String> TYPE_FIELDS = List.of("torch_dtype", "dtype");

  private CopiedFiles() {}

  static void copy(Soup soup, Path target) throws IOException {
    Path first = soup.ingredients().first().path();
    for (Path file : CarriedFiles.of(first)) {
      Path copy = target.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(first.resolve(file), copy);
      if (file.endsWith(CONFIG) && soup.output().dtype() != OutputType.KEEP) {
        state(soup.output().dtype(), copy);
      }
    }
  }

  /** A loader that believes the old type would convert the weights back. */
  private static void state(OutputType type, Path config) throws IOException {
    JsonNode fields = Json.tree(Files.readString(config));
    for (String name : TYPE_FIELDS) {
      if (fields.path(name).isTextual()) {
        ((ObjectNode) fields).put(name, type.name().toLowerCase(Locale.ROOT));
      }
    }
    Files.writeString(config, Json.text(fields));
  }
}
