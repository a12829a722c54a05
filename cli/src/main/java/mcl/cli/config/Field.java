package mcl.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import mcl.base.config.Range;

/**
 * A field of a configuration.
 *
 * @param path the way to it, {@code optimizer.learningRate}
 * @param type as a user calls it: a whole number
 * @param text what it means
 * @param fallback what it is where nobody gives it
 * @param range of a number, if it has one
 * @param values the names that it can have, if it has names
 */
record Field(
    String path,
    String type,
    String text,
    JsonNode fallback,
    Optional<Range> range,
    List<Value> values) {

  /** Stands in a path behind a list whose elements have fields. */
  static final String ELEMENT = "[]";

  /** A name that a field can have, and what it means. */
  record Value(String name, String text) {}

  Field {
    values = List.copyOf(values);
  }

  /** Whether it has fields below it. */
  boolean isSection() {
    return fallback.isObject();
  }

  /** The last part of its path. */
  String name() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** Whether it has a default: one that is given in another way has none. */
  boolean hasDefault() {
    return !fallback.isMissingNode() && !fallback.isNull();
  }

  /** Its place in a JSON Schema, as a JSON pointer. */
  String schemaPointer() {
    return "/properties/" + path.replace(".", "/properties/").replace(ELEMENT, "/items");
  }

  /** Whether it is this field or one below it. */
  boolean isWithin(String other) {
    return path.equals(other) || path.startsWith(other + ".") || path.startsWith(other + ELEMENT);
  }

  /** What it means, with the meaning of each name that it can have. */
  String description() {
    StringBuilder whole = new StringBuilder(text);
    values.forEach(
        value -> whole.append("\n").append(value.name()).append(": ").append(value.text()));
    return whole.toString();
  }
}
