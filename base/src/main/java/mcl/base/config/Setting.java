package mcl.base.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import mcl.base.json.ConfigException;
import mcl.base.json.Json;
import mcl.base.json.Origin;

/**
 * One field of a configuration, given on the command line.
 *
 * @param origin the words as they were typed, by which messages call it
 * @param field the way to the field: {@code optimizer, learningRate}
 * @param value JSON, or a text
 */
public record Setting(Origin origin, List<String> field, JsonNode value) {
  /** Copies the list. */
  public Setting {
    field = List.copyOf(field);
  }

  /**
   * Reads {@code FIELD=VALUE}. What is not valid JSON is taken as a text, so that no quotes are
   * needed for one.
   *
   * @param option how the option is typed, {@code --set}
   * @throws ConfigException if it has another form
   */
  public static Setting parse(String option, String text) {
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    List<String> field = Arrays.asList(name.split("\\.", -1));
    if (equals < 0 || field.stream().anyMatch(String::isBlank)) {
      throw new ConfigException(
          option
              + ": expected FIELD=VALUE, such as optimizer.learningRate=2e-4, not \""
              + text
              + "\".",
          null);
    }
    return new Setting(Origin.of(option + " " + text), field, value(text.substring(equals + 1)));
  }

  /** The value of an option that stands for a field. */
  public static Setting of(String option, String field, String value) {
    return new Setting(Origin.of(option + " " + value), List.of(field.split("\\.")), value(value));
  }

  private static JsonNode value(String text) {
    JsonNode asText = JsonNodeFactory.instance.textNode(text);
    try {
      JsonNode value = Json.tree(text);
      return value == null || value.isMissingNode() ? asText : value;
    } catch (IOException e) {
      return asText;
    }
  }
}
