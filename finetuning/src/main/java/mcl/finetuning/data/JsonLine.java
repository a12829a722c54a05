package mcl.finetuning.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import mcl.base.check.UserException;
import mcl.base.json.Json;

/** The JSON value on a line. */
final class JsonLine {
  private JsonLine() {}

  static JsonNode parse(String line, String place) {
    try {
      return Json.tree(line);
    } catch (IOException e) {
      throw new UserException(place + ": not valid JSON.", e);
    }
  }
}
