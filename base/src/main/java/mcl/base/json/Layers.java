package mcl.base.json;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * JSON objects laid one over another: objects are merged at any depth, and of all other values,
 * lists among them, the last one given holds. Each value knows where it was given.
 *
 * <p>Places are JSON pointers, such as {@code /optimizer/learningRate}.
 */
public final class Layers {
  private final ObjectNode tree;
  private final Map<String, Origin> origins = new HashMap<>();

  /** Begins with a record, whose values are defaults, or with nothing. */
  public Layers(Object defaults) {
    this.tree = defaults == null ? Json.emptyObject() : (ObjectNode) Json.toTree(defaults);
  }

  /**
   * Lays an object over what is there.
   *
   * @param origin where each of its values was given, by its pointer
   * @throws ConfigException for a null over a value
   */
  public void put(ObjectNode given, Function<String, Origin> origin) {
    origins.put("", origin.apply(""));
    merge(tree, given, "", origin);
  }

  private void merge(
      ObjectNode target, ObjectNode given, String pointer, Function<String, Origin> origin) {
    Alternatives.withdraw(target, given);
    for (Map.Entry<String, JsonNode> field : given.properties()) {
      String place = pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
      JsonNode old = target.get(field.getKey());
      origins.put(place, origin.apply(place));
      if (field.getValue().isNull() && old != null && !old.isNull()) {
        throw fault(place, "null is no value here. Leave the field out to keep its default.", null);
      }
      if (old instanceof ObjectNode below && field.getValue() instanceof ObjectNode above) {
        merge(below, above, place, origin);
      } else {
        target.set(field.getKey(), field.getValue().deepCopy());
        origins.keySet().removeIf(known -> known.startsWith(place + "/"));
        noteInner(field.getValue(), place, origin);
      }
    }
  }

  private void noteInner(JsonNode value, String pointer, Function<String, Origin> origin) {
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      noteInner(field.getValue(), pointer + "/" + field.getKey(), origin);
    }
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      noteInner(value.get(i), pointer + "/" + i, origin);
    }
    origins.put(pointer, origin.apply(pointer));
  }

  /**
   * All of it as a record.
   *
   * @throws ConfigException naming the place, the field and the repair
   */
  public <T> T as(Class<T> type) {
    try {
      return Json.convert(tree, type);
    } catch (JsonMappingException e) {
      FieldFault fault = new FieldFault(tree, e);
      String place =
          fault.named().stream()
              .filter(pointer -> origin(pointer).isGiven())
              .findFirst()
              .orElse(fault.pointer());
      throw fault(place, fault.reason(), e);
    }
  }

  /** Where the value was given; the default, where only something around it was. */
  public Origin origin(String pointer) {
    return origins.getOrDefault(pointer, Origin.DEFAULT);
  }

  /** Where the value was given, or else what is around it. */
  private Origin nearestOrigin(String pointer) {
    String known = pointer;
    while (!origins.containsKey(known) && !known.isEmpty()) {
      known = known.substring(0, known.lastIndexOf('/'));
    }
    return origin(known);
  }

  private ConfigException fault(String pointer, String reason, Exception cause) {
    String path = FieldFault.path(tree, pointer);
    String field = path.isEmpty() ? "" : ", field \"" + path + "\"";
    return new ConfigException(nearestOrigin(pointer).inFull() + field + ": " + reason, cause);
  }
}
