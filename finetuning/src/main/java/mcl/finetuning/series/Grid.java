package mcl.finetuning.series;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mcl.base.config.Configuration;
import mcl.base.config.Setting;
import mcl.base.json.ConfigException;
import mcl.base.json.Json;
import mcl.finetuning.FineTuneConfig;

/**
 * Fields of a configuration with several values for each: every combination is tried.
 *
 * @param fields from the way to a field, {@code optimizer.learningRate}, to an array of its values
 */
public record Grid(ObjectNode fields) {
  private static final int MOST = 1000;
  private static final String OPTION = "--grid";
  private static final Set<String> SEEDS = Set.of("seed", "seeds");

  /** Takes a copy, and checks that each field has values and none is about seeds. */
  public Grid {
    fields = fields.deepCopy();
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      if (SEEDS.contains(field.getKey())) {
        throw new ConfigException(
            OPTION
                + ": \""
                + field.getKey()
                + "\" is not to be tried: which of some seeds is best says nothing of others. Each"
                + " setting is tried with all seeds of --seeds.",
            null);
      }
      if (!field.getValue().isArray() || field.getValue().isEmpty()) {
        throw new ConfigException(
            OPTION
                + ": expected a list of values for \""
                + field.getKey()
                + "\", such as \"optimizer.learningRate\": [1e-4, 3e-4].",
            null);
      }
    }
  }

  /** One combination only: the configuration as it is. */
  public static Grid none() {
    return new Grid(JsonNodeFactory.instance.objectNode());
  }

  /**
   * Reads the words of the command line: files with an object of lists, or {@code
   * FIELD=VALUE,VALUE}.
   *
   * @throws ConfigException if one has another form
   */
  public static Grid parse(List<String> words) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (String word : words) {
      if (word.contains("=")) {
        put(fields, word);
      } else {
        for (Map.Entry<String, JsonNode> field : read(Path.of(word)).properties()) {
          requireNew(fields, field.getKey());
          fields.set(field.getKey(), field.getValue());
        }
      }
    }
    return new Grid(fields);
  }

  private static void put(ObjectNode fields, String word) {
    int equals = word.indexOf('=');
    String name = word.substring(0, equals);
    requireNew(fields, name);
    ArrayNode values = fields.putArray(name);
    for (String value : word.substring(equals + 1).split(",", -1)) {
      values.add(Setting.parse(OPTION, name + "=" + value).value());
    }
  }

  private static void requireNew(ObjectNode fields, String name) {
    if (fields.has(name)) {
      throw new ConfigException(
          OPTION + ": \"" + name + "\" is given twice. Put all of its values into one list.", null);
    }
  }

  private static ObjectNode read(Path file) {
    try {
      if (Json.tree(Files.readString(file)) instanceof ObjectNode object) {
        return object;
      }
      throw new ConfigException(
          file + ": expected an object of fields with lists of values.", null);
    } catch (IOException e) {
      throw new ConfigException(
          OPTION + ": " + file + " cannot be read. Give a JSON file or FIELD=VALUE,VALUE.", e);
    }
  }

  /**
   * All combinations, the last field changing fastest.
   *
   * @param file of the configuration that they vary
   * @param settings over it
   * @param defaults under it
   * @throws ConfigException if a field is unknown or a value is refused
   */
  public List<Trial> trials(Optional<Path> file, List<Setting> settings, FineTuneConfig defaults) {
    settings.forEach(this::requireNotGiven);
    List<List<String>> combinations = new ArrayList<>(List.of(List.of()));
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> combination : combinations) {
        for (JsonNode value : field.getValue()) {
          longer.add(plus(combination, field.getKey() + "=" + Json.line(value)));
        }
      }
      combinations = longer;
      requireFew(combinations.size());
    }
    List<Trial> trials =
        combinations.stream().map(it -> trial(it, file, settings, defaults)).toList();
    requireDifferent(trials.stream().map(Trial::name).toList());
    return trials;
  }

  private void requireNotGiven(Setting setting) {
    if (fields.has(String.join(".", setting.field()))) {
      throw new ConfigException(
          OPTION + " tries values of a field that " + setting.origin().place() + " sets. Say one.",
          null);
    }
  }

  /** Each has a folder of its own name. */
  private static void requireDifferent(List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new ConfigException(
            OPTION + ": \"" + name + "\" is there twice. Give each value once.", null);
      }
    }
  }

  private static void requireFew(int count) {
    if (count > MOST) {
      throw new ConfigException(OPTION + ": more than " + MOST + " combinations.", null);
    }
  }

  private static List<String> plus(List<String> combination, String word) {
    List<String> longer = new ArrayList<>(combination);
    longer.add(word);
    return longer;
  }

  private static Trial trial(
      List<String> words, Optional<Path> file, List<Setting> settings, FineTuneConfig defaults) {
    List<Setting> all = new ArrayList<>(settings);
    words.forEach(word -> all.add(Setting.parse(OPTION, word)));
    String name = String.join(",", words.stream().map(Grid::lastName).toList());
    return new Trial(name, Configuration.read(file, all, defaults).value());
  }

  /** The last part of a field's name, and its value without what cannot stand in a file's name. */
  private static String lastName(String word) {
    String field = word.substring(0, word.indexOf('='));
    String value = word.substring(word.indexOf('=') + 1).replaceAll("[^A-Za-z0-9.+-]", "_");
    return field.substring(field.lastIndexOf('.') + 1) + "=" + value;
  }
}
