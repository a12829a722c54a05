package mcl.finetuning.squad;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import mcl.base.check.UserException;
import mcl.base.json.Json;

/** Files with something for each question, by its id, in the form of SQuAD's official scripts. */
public final class SquadPredictions {
  private SquadPredictions() {}

  /** Answers; empty for no answer. */
  public static Map<String, String> answers(Path file) {
    return read(file, JsonNode::isTextual, JsonNode::asText, "a text, the answer");
  }

  /** How sure a system is that there is no answer. */
  public static Map<String, Double> numbers(Path file) {
    return read(file, JsonNode::isNumber, JsonNode::asDouble, "a number");
  }

  private static <T> Map<String, T> read(
      Path file, Predicate<JsonNode> fits, Function<JsonNode, T> value, String expected) {
    Map<String, T> all = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : object(file, expected).properties()) {
      if (!fits.test(field.getValue())) {
        throw UserException.of("%s: \"%s\": expected %s.", file, field.getKey(), expected);
      }
      all.put(field.getKey(), value.apply(field.getValue()));
    }
    return all;
  }

  private static JsonNode object(Path file, String expected) {
    try {
      JsonNode tree = Json.tree(Files.readString(file));
      if (tree.isObject()) {
        return tree;
      }
    } catch (JsonProcessingException e) {
      throw new UserException(file + ": not valid JSON.", e);
    } catch (IOException e) {
      throw UserException.cannotRead(file, e);
    }
    throw UserException.of(
        "%s: expected an object with the id of each question and %s.", file, expected);
  }
}
