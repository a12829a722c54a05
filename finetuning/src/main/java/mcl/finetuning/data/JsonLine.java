package mcl.finetuning.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import mcl.base.check.Printable;
import mcl.base.json.Json;

/** The JSON object on a line. */
final class JsonLine {
  private static final String SQUAD_IS_READ =
      " mcl predict reads it with --input-format squad, mcl finetune and evaluate with --task squad1"
          + " or squad2.";
  private static final String SQUAD = " It looks like a file in SQuAD's form:" + SQUAD_IS_READ;
  private static final String SEVERAL_LINES =
      " One JSON object is expected on each line, not one on several lines. If the file is in SQuAD's"
          + " form,"
          + SQUAD_IS_READ;
  private static final String ARRAY =
      " One JSON object is expected on each line, not an array of them; jq -c '.[]' FILE makes such"
          + " lines of an array.";
  private static final List<String> SQUAD_FIELDS = List.of("\"paragraphs\"", "\"qas\"");

  private JsonLine() {}

  static JsonNode parse(String line, String place) {
    JsonNode value = tree(line, place);
    if (!value.isObject()) {
      throw new WrongForm(
          place + ": expected a JSON object, but there is " + kind(value) + "." + hint(line));
    }
    return value;
  }

  private static JsonNode tree(String line, String place) {
    try {
      return Json.tree(line);
    } catch (IOException e) {
      String fault = Printable.of(Json.fault(e));
      throw new WrongForm(place + ": not valid JSON. " + fault + hint(line), e);
    }
  }

  /** What kind of file a line comes from that is no row. */
  private static String hint(String line) {
    if (SQUAD_FIELDS.stream().allMatch(line::contains)) {
      return SQUAD;
    }
    String start = line.strip();
    if (start.equals("{")) {
      return SEVERAL_LINES;
    }
    return start.startsWith("[") ? ARRAY : "";
  }

  private static boolean isSquad(JsonNode fields) {
    return fields.path("data").path(0).has("paragraphs");
  }

  /**
   * The value of a field; an error that says which fields there are, if there is none.
   *
   * @param options by which a user names fields
   */
  static JsonNode field(JsonNode fields, String name, String place, String options) {
    JsonNode value = fields.path(name);
    if (value.isMissingNode()) {
      List<String> known = fields.properties().stream().map(field -> field.getKey()).toList();
      throw new WrongForm(
          String.format(
              Locale.ROOT,
              "%s: no field \"%s\". %s Name the fields with %s.%s",
              place,
              name,
              KnownNames.hint(name, known, "The row"),
              options,
              isSquad(fields) ? SQUAD : ""));
    }
    return value;
  }

  /** What a value is, in words: "an array". */
  static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      case NULL -> "null";
      case STRING -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "a truth value";
      default -> "nothing";
    };
  }
}
