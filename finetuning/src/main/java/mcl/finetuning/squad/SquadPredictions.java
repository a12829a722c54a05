package mcl.finetuning.squad;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.base.json.Json;

/**
 * Files with something for each question, by its id: an object in the form of SQuAD's official
 * scripts, JSON lines with the fields that {@code mcl predict} writes, or a list of objects as
 * Hugging Face's evaluate takes it.
 */
public final class SquadPredictions {
  private static final String ID = "id";

  private SquadPredictions() {}

  /** Answers; empty for no answer. Of JSON lines the field {@code answer}. */
  public static Map<String, String> answers(Path file) {
    return read(
        file,
        "answer",
        new Value<>(
            JsonNode::isTextual, JsonNode::asText, "a text, the answer", "prediction_text"));
  }

  /**
   * How sure a system is that there is no answer. Of JSON lines the field {@code
   * no_answer_probability}.
   */
  public static Map<String, Double> numbers(Path file) {
    return read(
        file,
        "no_answer_probability",
        new Value<>(JsonNode::isNumber, JsonNode::asDouble, "a number", "no_answer_probability"));
  }

  /**
   * What stands for a question.
   *
   * @param listed its field in the lists of Hugging Face's evaluate
   */
  private record Value<T>(
      Predicate<JsonNode> fits, Function<JsonNode, T> of, String expected, String listed) {
    T required(JsonNode node, String place, String name) {
      if (!fits.test(node)) {
        throw UserException.of("%s: \"%s\": expected %s.", place, name, expected);
      }
      return of.apply(node);
    }
  }

  private static <T> Map<String, T> read(Path file, String field, Value<T> value) {
    String text = text(file);
    List<String> lines = text.lines().toList();
    String first = lines.stream().filter(line -> !line.isBlank()).findFirst().orElse("");
    return Stream.of(field, value.listed())
        .filter(name -> isRow(first, name))
        .findFirst()
        .map(name -> rows(file, lines, name, value))
        .orElseGet(() -> entries(file, text, value));
  }

  /** Whether a line is what is said to one question, not the file's only object. */
  private static boolean isRow(String line, String field) {
    try {
      JsonNode row = Json.tree(line);
      return row.has(field) && (row.has(ID) || row.path("index").isNumber());
    } catch (IOException e) {
      return false;
    }
  }

  private static <T> Map<String, T> rows(
      Path file, List<String> lines, String field, Value<T> value) {
    Map<String, T> all = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      String place = file + ", line " + (i + 1);
      JsonNode row = tree(lines.get(i), place);
      JsonNode id = row.path(ID);
      if (!id.isTextual()) {
        throw UserException.of(
            "%s: no field \"id\". mcl predict writes it of files in SQuAD's form (--input-format"
                + " squad).",
            place);
      }
      if (all.put(id.asText(), value.required(row.path(field), place, field)) != null) {
        throw UserException.of("%s: another line has the same id, \"%s\".", place, id.asText());
      }
    }
    return all;
  }

  private static <T> Map<String, T> entries(Path file, String text, Value<T> value) {
    JsonNode tree = tree(text, file.toString());
    if (tree.isArray() && !tree.isEmpty()) {
      return listed(file, tree, value);
    }
    if (!tree.isObject()) {
      throw UserException.of(
          "%s: expected an object with the id of each question and %s.", file, value.expected());
    }
    Map<String, T> all = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : tree.properties()) {
      all.put(entry.getKey(), value.required(entry.getValue(), file.toString(), entry.getKey()));
    }
    return all;
  }

  /** As Hugging Face's evaluate takes them: a list of objects with {@code id}. */
  private static <T> Map<String, T> listed(Path file, JsonNode list, Value<T> value) {
    Map<String, T> all = new LinkedHashMap<>();
    for (int i = 0; i < list.size(); i++) {
      String place = file + ", element " + (i + 1);
      if (!list.get(i).path(ID).isTextual()) {
        throw UserException.of("%s: there is no text \"id\".", place);
      }
      String id = list.get(i).path(ID).asText();
      if (all.put(id, value.required(list.get(i).path(value.listed()), place, value.listed()))
          != null) {
        throw UserException.of("%s: another element has the same id, \"%s\".", place, id);
      }
    }
    return all;
  }

  private static JsonNode tree(String text, String place) {
    try {
      return Json.tree(text);
    } catch (IOException e) {
      throw new UserException(place + ": not valid JSON. " + Json.fault(e), e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).replaceFirst("^\uFEFF", "");
    } catch (IOException e) {
      throw UserException.cannotRead(file, e);
    }
  }
}
