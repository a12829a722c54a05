package mcl.pretraining.resume;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mcl.base.json.Json;

/** The fields in which two records of one type differ, at any depth, as their JSON has them. */
final class SettingDifferences {
  private static final String NONE = "not there";

  private SettingDifferences() {}

  static List<SettingChange> between(Record before, Record now) {
    Map<String, String> old = fields(before);
    Map<String, String> current = fields(now);
    Set<String> names = new LinkedHashSet<>(old.keySet());
    names.addAll(current.keySet());
    List<SettingChange> changes = new ArrayList<>();
    for (String name : names) {
      String value = old.getOrDefault(name, NONE);
      String other = current.getOrDefault(name, NONE);
      if (!value.equals(other)) {
        changes.add(new SettingChange(name, value, other));
      }
    }
    return changes;
  }

  private static Map<String, String> fields(Record settings) {
    try {
      Map<String, String> fields = new LinkedHashMap<>();
      collect("", Json.tree(Json.text(settings)), fields);
      return fields;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void collect(String place, JsonNode value, Map<String, String> fields) {
    if (!value.isObject()) {
      fields.put(place, value.isTextual() ? value.asText() : value.toString());
      return;
    }
    String prefix = place.isEmpty() ? "" : place + ".";
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      collect(prefix + field.getKey(), field.getValue(), fields);
    }
  }
}
