package mcl.cli.inspect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mcl.base.check.UserException;
import mcl.base.json.Json;

/** A file with one JSON object of whatever fields. */
public final class JsonFile {
  private JsonFile() {}

  /** The object in the file; damage is the user's to mend. */
  public static JsonNode read(Path file) {
    try {
      JsonNode tree = Json.tree(Files.readString(file));
      if (!tree.isObject()) {
        throw UserException.of("%s must hold one JSON object: { ... }.", file);
      }
      return tree;
    } catch (CharacterCodingException e) {
      throw new UserException(file + " is not UTF-8.", e);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new UserException(file + ", line " + line + ": not valid JSON: " + Json.fault(e), e);
    } catch (IOException e) {
      throw UserException.cannotRead(file, e);
    }
  }

  /** A number, text, list of texts or object as a fact; null and empty ones become nothing. */
  static Object fact(JsonNode value) {
    if (value.isIntegralNumber()) {
      return value.longValue();
    }
    if (value.isNumber()) {
      return value.doubleValue();
    }
    if (value.isObject()) {
      Facts facts = new Facts();
      value.properties().forEach(field -> facts.put(field.getKey(), fact(field.getValue())));
      return facts;
    }
    if (value.isArray()) {
      List<Object> values = new ArrayList<>();
      value.forEach(
          element -> values.add(element.isTextual() ? element.asText() : element.toString()));
      return values;
    }
    return value.isNull() || value.isMissingNode() ? "" : value.asText();
  }
}
