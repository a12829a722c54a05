package mcl.cli.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found out about a thing, in the order in which it is to be read: names in camel case,
 * and for each a text, a number, a list of texts, further facts, or a list of facts with the same
 * names. A {@link JsonNode} is for programs only.
 */
public final class Facts {
  /** The fact that holds sentences about what does not fit together. */
  static final String PROBLEMS = "problems";

  private final Map<String, Object> values = new LinkedHashMap<>();

  /** Adds a fact; an empty collection, an empty text or no value at all is left out. */
  Facts put(String name, Object value) {
    Object plain = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    boolean nothing =
        plain == null
            || plain.equals("")
            || (plain instanceof Collection<?> many && many.isEmpty())
            || (plain instanceof Facts facts && facts.values.isEmpty());
    if (!nothing) {
      values.put(name, plain);
    }
    return this;
  }

  /** Adds all of these. */
  Facts putAll(Facts more) {
    values.putAll(more.values);
    return this;
  }

  /** All facts as they were added. */
  Map<String, Object> values() {
    return values;
  }

  /** All problems, those of facts within these too. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    values.forEach(
        (name, value) -> {
          if (value instanceof Facts facts) {
            problems.addAll(facts.problems());
          } else if (name.equals(PROBLEMS) && value instanceof List<?> sentences) {
            sentences.forEach(sentence -> problems.add(sentence.toString()));
          }
        });
    return problems;
  }

  /** All facts as JSON would have them. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    values.forEach((name, value) -> json.put(name, json(value)));
    return json;
  }

  private static Object json(Object value) {
    if (value instanceof Facts facts) {
      return facts.json();
    }
    return value instanceof List<?> list ? list.stream().map(Facts::json).toList() : value;
  }
}
