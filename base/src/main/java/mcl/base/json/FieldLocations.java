package mcl.base.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Remembers on which line of a JSON text each field stands, by dotted path ("optimizer.epsilon").
 */
final class FieldLocations {
  private final Map<String, Integer> lines = new HashMap<>();

  static FieldLocations of(JsonParser parser) throws IOException {
    FieldLocations locations = new FieldLocations();
    Deque<String> path = new ArrayDeque<>();
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (token == JsonToken.FIELD_NAME) {
        String parent = path.isEmpty() ? "" : path.peek();
        String name = parent.isEmpty() ? parser.currentName() : parent + "." + parser.currentName();
        locations.lines.put(name, parser.currentTokenLocation().getLineNr());
        if (parser.nextToken().isStructStart()) {
          path.push(name);
        }
      } else if (token.isStructStart()) {
        path.push(path.isEmpty() ? "" : path.peek());
      } else if (token.isStructEnd()) {
        path.pop();
      }
    }
    return locations;
  }

  /** The line of the field, or of the nearest field around it; 1 where there is none. */
  int line(String path) {
    String known = path;
    while (!lines.containsKey(known) && known.contains(".")) {
      known = known.substring(0, known.lastIndexOf('.'));
    }
    return lines.getOrDefault(known, 1);
  }
}
