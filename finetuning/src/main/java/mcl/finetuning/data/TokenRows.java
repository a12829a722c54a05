package mcl.finetuning.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mcl.base.check.UserException;

/**
 * Reads sentences with a label for each word: JSON lines with an array of words and one of labels
 * (names that end in {@code .jsonl} or {@code .json}), or CoNLL columns, a word on each line and an
 * empty line behind each sentence.
 */
public final class TokenRows {
  private TokenRows() {}

  /**
   * Reads a whole file.
   *
   * @param columns of JSON lines, the names of the two fields; of CoNLL columns, their numbers from
   *     1, or from -1 for the last
   * @throws UserException naming the file, the line and what is wrong, where a sentence cannot be
   *     used
   */
  public static List<Example> read(Path file, Columns columns, BadRows bad) {
    try (Lines lines = Lines.open(file)) {
      return TextRows.isJson(file)
          ? TextRows.read(lines, (line, place) -> json(line, place, columns), bad)
          : new ConllSentences(lines, columns).read(bad);
    }
  }

  /**
   * A sentence as a JSON object.
   *
   * @param columns the names of the fields
   */
  public static Example json(String line, String place, Columns columns) {
    JsonNode fields = JsonLine.parse(line, place);
    String options = columns.options();
    List<String> words = array(fields, columns.texts().get(0), place, options);
    if (words.isEmpty()) {
      throw UserException.of("%s: the sentence has no words.", place);
    }
    Optional<String> label = columns.label(fields::has);
    if (label.isEmpty()) {
      return new Example(words, new Label.Unknown(), place);
    }
    List<String> tags = array(fields, label.get(), place, options);
    if (tags.size() != words.size()) {
      throw UserException.of("%s: %d words, but %d labels.", place, words.size(), tags.size());
    }
    return new Example(words, new Label.Tags(tags), place);
  }

  private static List<String> array(JsonNode fields, String name, String place, String options) {
    JsonNode array = JsonLine.field(fields, name, place, options);
    if (!array.isArray()) {
      throw UserException.of(
          "%s: field \"%s\" is %s; expected an array of texts.", place, name, JsonLine.kind(array));
    }
    List<String> values = new ArrayList<>();
    for (JsonNode value : array) {
      if (!value.isValueNode() || value.isNull() || value.asText().isBlank()) {
        throw UserException.of(
            "%s: value %d of the array \"%s\" is %s; expected a text.",
            place, values.size() + 1, name, value.isTextual() ? "empty" : JsonLine.kind(value));
      }
      values.add(value.asText());
    }
    return values;
  }
}
