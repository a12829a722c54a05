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
public final class SettingDifferences {
  private static final String NONE = "not there";

  private SettingDifferences() {}

  /** The fields, in the order of the record. */
  public static List<SettingChange> between(Record before, Record now) {
    return between(tree(before), tree(now));
  }

  /** The same of two JSON objects. */
  public static List<SettingChange> between(JsonNode before, JsonNode now) {
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

  private static JsonNode tree(Record settings) {
    try {
      return Json.tree(Json.text(settings));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> fields(JsonNode settings) {
    Map<String, String> fields = new LinkedHashMap<>();
    collect("", settings, fields);
    return fields;
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
