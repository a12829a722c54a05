package mcl.base.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mcl.base.json.ConfigException;
import mcl.base.json.JsonText;
import mcl.base.json.Layers;
import mcl.base.json.Origin;

/**
 * A configuration file and the files that it builds on.
 *
 * @param file as messages call it
 * @param readers the files that led to it, the one that the user named first
 */
record FileChain(Path file, List<Path> readers) {
  private static final String EXTENDS = "extends";

  /** What a file may hold that is no field of the configuration. */
  private static final Set<String> ABOUT_THE_FILE = Set.of(EXTENDS, "$schema");

  /** The fields by which a run's own record, {@code run.json}, is told from a configuration. */
  private static final List<String> OF_A_RUN = List.of("code", "vocabularySha256");

  private static final String CONFIG = "config";

  /** Lays the files one over another: first those that this one builds on, in their order. */
  void putInto(Layers layers) {
    JsonText text = JsonText.read(file);
    String inner = isOfRun(text.object()) ? "/" + CONFIG : "";
    ObjectNode fields = ((ObjectNode) text.object().at(inner)).deepCopy();
    for (FileChain base : bases(text, inner)) {
      base.putInto(layers);
    }
    fields.remove(ABOUT_THE_FILE);
    layers.put(fields, pointer -> origin(text, inner + pointer));
  }

  private static boolean isOfRun(ObjectNode object) {
    return object.path(CONFIG).isObject() && OF_A_RUN.stream().allMatch(object::has);
  }

  private Origin origin(JsonText text, String pointer) {
    String place = text.origin(pointer).place();
    return readers.isEmpty()
        ? Origin.of(place)
        : new Origin(place, "(extended by " + names(readers) + ")");
  }

  private List<FileChain> bases(JsonText text, String inner) {
    JsonNode given = text.object().at(inner).path(EXTENDS);
    List<FileChain> bases = new ArrayList<>();
    if (given.isTextual()) {
      bases.add(base(text, inner + "/" + EXTENDS, given));
    } else if (given.isArray()) {
      for (int i = 0; i < given.size(); i++) {
        bases.add(base(text, inner + "/" + EXTENDS + "/" + i, given.get(i)));
      }
    } else if (!given.isMissingNode()) {
      throw wrong(text, inner + "/" + EXTENDS, expected(given));
    }
    return bases;
  }

  private static String expected(JsonNode given) {
    return "expected the name of a file in double quotes, or a list of such, not " + given + ".";
  }

  private FileChain base(JsonText text, String pointer, JsonNode name) {
    if (!name.isTextual() || name.asText().isBlank()) {
      throw wrong(text, pointer, expected(name));
    }
    Path base = resolve(text, pointer, name.asText());
    List<Path> path = Stream.concat(readers.stream(), Stream.of(file)).toList();
    if (path.stream().anyMatch(reader -> same(reader, base))) {
      throw wrong(
          text,
          pointer,
          "the files extend each other in a circle: "
              + names(Stream.concat(path.stream(), Stream.of(base)).toList())
              + ".");
    }
    if (!Files.isRegularFile(base)) {
      throw wrong(
          text,
          pointer,
          base + " is not a file. The name is taken from the folder of " + file + ".");
    }
    return new FileChain(base, path);
  }

  private Path resolve(JsonText text, String pointer, String name) {
    try {
      return file.resolveSibling(name).normalize();
    } catch (InvalidPathException e) {
      throw wrong(text, pointer, "\"" + name + "\" cannot be the name of a file.");
    }
  }

  private static boolean same(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  private static String names(List<Path> files) {
    return files.stream().map(Path::toString).collect(Collectors.joining(" -> "));
  }

  private ConfigException wrong(JsonText text, String pointer, String reason) {
    String place = origin(text, pointer).inFull();
    return new ConfigException(place + ", field \"" + EXTENDS + "\": " + reason, null);
  }
}
