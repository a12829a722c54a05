package mcl.base.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Remembers on which line of a JSON text each field and list element stands, by JSON pointer. */
final class FieldLocations {
  private final Map<String, Integer> lines = new HashMap<>();

  /** Reads the text to its end, which must hold one value and no more. */
  static FieldLocations of(JsonParser parser) throws IOException {
    FieldLocations locations = new FieldLocations();
    boolean ended = false;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (ended) {
        throw new JsonParseException(parser, "a second value follows the first");
      }
      if (token == JsonToken.VALUE_NUMBER_FLOAT && Double.isInfinite(parser.getDoubleValue())) {
        throw new JsonParseException(parser, "the number " + parser.getText() + " is too large");
      }
      String place = parser.getParsingContext().pathAsPointer().toString();
      locations.lines.putIfAbsent(place, parser.currentTokenLocation().getLineNr());
      ended = parser.getParsingContext().inRoot();
    }
    return locations;
  }

  /** The line of the place, or of the nearest one around it; 1 where there is none. */
  int line(String pointer) {
    String known = pointer;
    while (!lines.containsKey(known) && !known.isEmpty()) {
      known = known.substring(0, known.lastIndexOf('/'));
    }
    return lines.getOrDefault(known, 1);
  }
}
