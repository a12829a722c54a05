package mcl.base.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import mcl.base.check.UserException;

/** A file that holds one JSON object, and the line of each of its values. */
public final class JsonText {
  private final Path file;
  private final ObjectNode object;
  private final FieldLocations lines;

  private JsonText(Path file, ObjectNode object, FieldLocations lines) {
    this.file = file;
    this.object = object;
    this.lines = lines;
  }

  /**
   * Reads a file.
   *
   * @throws ConfigException naming file and line, if it is not one JSON object
   */
  public static JsonText read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      FieldLocations lines;
      try (JsonParser parser = Json.parser(bytes)) {
        lines = FieldLocations.of(parser);
      }
      JsonNode tree = Json.tree(bytes);
      if (tree instanceof ObjectNode object) {
        return new JsonText(file, object, lines);
      }
      throw new ConfigException(file + " must hold one JSON object: { ... }.", null);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new ConfigException(file + ", line " + line + ": not valid JSON: " + Json.fault(e), e);
    } catch (NoSuchFileException e) {
      throw new ConfigException(file + " does not exist.", e);
    } catch (IOException e) {
      throw new ConfigException(file + " cannot be read: " + UserException.reason(e), e);
    }
  }

  /** The object. */
  public ObjectNode object() {
    return object;
  }

  /** Where a value stands, by its JSON pointer. */
  public Origin origin(String pointer) {
    return Origin.of(file + ", line " + lines.line(pointer));
  }
}
