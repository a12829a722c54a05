package mcl.finetuning.squad;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mcl.base.check.UserException;
import mcl.base.json.Json;
import mcl.finetuning.data.BadRows;
import mcl.finetuning.data.Example;
import mcl.finetuning.data.Lines;

/**
 * A file in the form of SQuAD: {@code data}, in it {@code paragraphs}, in each a {@code context}
 * and {@code qas}. The texts of a row are the question and the passage.
 */
public final class SquadFile {
  private final Path file;
  private final boolean unanswerable;
  private final AnswerRule rule;
  private final BadRows bad;
  private final Set<String> ids = new HashSet<>();
  private final List<Example> rows = new ArrayList<>();
  private int count;

  private SquadFile(Path file, boolean unanswerable, AnswerRule rule, BadRows bad) {
    this.file = file;
    this.unanswerable = unanswerable;
    this.rule = rule;
    this.bad = bad;
  }

  /**
   * Reads all questions.
   *
   * @param unanswerable whether there may be questions without an answer, as in SQuAD 2.0
   * @param rule what of the answers counts
   * @throws UserException naming the file, the question and what is wrong
   */
  public static List<Example> read(Path file, boolean unanswerable, AnswerRule rule, BadRows bad) {
    SquadFile reader = new SquadFile(file, unanswerable, rule, bad);
    reader.readArticles(tree(file));
    if (reader.count == 0 && bad.count() == 0) {
      throw UserException.of("%s holds no questions.", file);
    }
    if (reader.rows.isEmpty()) {
      throw bad.none(file);
    }
    return List.copyOf(reader.rows);
  }

  private static JsonNode tree(Path file) {
    try {
      JsonNode data = Json.tree(Lines.text(file)).path("data");
      if (data.isArray()) {
        return data;
      }
    } catch (IOException e) {
      String fault = file + " is no file of SQuAD: not valid JSON. " + Json.fault(e);
      throw new UserException(fault, e);
    }
    throw UserException.of(
        "%s is no file of SQuAD: expected an object with the array \"data\", and in each of its"
            + " elements \"paragraphs\".",
        file);
  }

  private void readArticles(JsonNode data) {
    for (int i = 0; i < data.size(); i++) {
      String article = file + ", article " + (i + 1);
      for (JsonNode paragraph : array(data.get(i), "paragraphs", article)) {
        String passage = paragraph.path("context").asText();
        for (JsonNode question : array(paragraph, "qas", article)) {
          String id = question.path("id").asText();
          String place = file + ", question " + ++count + " (id " + id + ")";
          bad.attempt(() -> rows.add(row(question, passage, id, place)));
        }
      }
    }
  }

  /** An array; what lacks it counts as a row that cannot be used. */
  private JsonNode array(JsonNode around, String name, String place) {
    JsonNode array = around.path(name);
    if (!array.isArray()) {
      bad.attempt(
          () -> {
            throw UserException.of("%s: there is no array \"%s\".", place, name);
          });
    }
    return array;
  }

  private Example row(JsonNode question, String passage, String id, String place) {
    String text = question.path("question").asText();
    if (id.isBlank() || text.isBlank() || passage.isBlank()) {
      throw UserException.of(
          "%s: there is no %s.",
          place, id.isBlank() ? "id" : text.isBlank() ? "question" : "context");
    }
    if (!ids.add(id)) {
      throw UserException.of("%s: another question has the same id.", place);
    }
    return new Example(
        List.of(text.strip(), passage),
        new AnswerLabel(question, passage, place).label(unanswerable, rule),
        place,
        id);
  }
}
