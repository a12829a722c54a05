package mcl.base.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mcl.base.json.Layers;
import mcl.base.json.Origin;

/**
 * All that the command line sets, as one object: of one field the last setting holds, and two
 * fields that exclude each other are found as in a file.
 */
final class SettingLayer {
  private final ObjectNode whole = JsonNodeFactory.instance.objectNode();
  private final Map<String, Origin> origins = new TreeMap<>();

  SettingLayer(List<Setting> settings) {
    settings.forEach(it -> add(it.origin(), it.field(), it.value()));
  }

  private void add(Origin origin, List<String> field, JsonNode value) {
    if (value instanceof ObjectNode parts && !parts.isEmpty()) {
      for (Map.Entry<String, JsonNode> part : parts.properties()) {
        List<String> inner = new ArrayList<>(field);
        inner.add(part.getKey());
        add(origin, inner, part.getValue());
      }
    } else {
      set(origin, field, value);
    }
  }

  private void set(Origin origin, List<String> field, JsonNode value) {
    ObjectNode around = whole;
    StringBuilder pointer = new StringBuilder();
    for (String step : field.subList(0, field.size() - 1)) {
      pointer.append('/').append(step);
      around = around.get(step) instanceof ObjectNode there ? there : around.putObject(step);
      origins.putIfAbsent(pointer.toString(), origin);
    }
    String last = field.get(field.size() - 1);
    around.set(last, value);
    pointer.append('/').append(last);
    origins.keySet().removeIf(known -> known.startsWith(pointer + "/"));
    origins.put(pointer.toString(), origin);
  }

  void putInto(Layers layers) {
    if (!whole.isEmpty()) {
      layers.put(whole, this::origin);
    }
  }

  /** The setting of a place, or else that of what is around it. */
  private Origin origin(String pointer) {
    String known = pointer;
    while (!origins.containsKey(known) && !known.isEmpty()) {
      known = known.substring(0, known.lastIndexOf('/'));
    }
    return origins.containsKey(known) ? origins.get(known) : origins.values().iterator().next();
  }
}
