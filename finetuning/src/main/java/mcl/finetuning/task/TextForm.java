package mcl.finetuning.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mcl.base.check.UserException;
import mcl.finetuning.data.Example;

/** Whether the rows of a task are texts or pairs of them. */
public enum TextForm {
  /** One text. */
  SINGLE(1, "single texts"),

  /** Two that belong together. */
  PAIR(2, "pairs of texts"),

  /** Nobody said which. */
  EITHER(0, "texts or pairs");

  /** The field of {@code config.json} with how many texts a row has. */
  private static final String FIELD = "mcl_texts";

  private final int count;
  private final String words;

  TextForm(int count, String words) {
    this.count = count;
    this.words = words;
  }

  /** The form of all these rows. */
  static TextForm of(List<Example> rows) {
    Set<Integer> counts = rows.stream().map(row -> row.texts().size()).collect(Collectors.toSet());
    return counts.size() == 1 ? of(counts.iterator().next()) : EITHER;
  }

  /** Of rows with so many texts. */
  public static TextForm of(int count) {
    return count == SINGLE.count ? SINGLE : count == PAIR.count ? PAIR : EITHER;
  }

  /** What a model's configuration says. */
  static TextForm read(JsonNode fields) {
    return of(fields.path(FIELD).asInt());
  }

  /** What a model's configuration is to say. */
  void put(Map<String, Object> fields) {
    if (this != EITHER) {
      fields.put(FIELD, count);
    }
  }

  /**
   * Makes sure that a row has this form.
   *
   * @throws UserException naming its place
   */
  void require(Example row) {
    int texts = row.texts().size();
    if (this != EITHER && texts != count) {
      throw UserException.of(
          "%s: the model was tuned for %s, but here %s.",
          row.place(), words, texts == 1 ? "is one text" : "are " + texts + " texts");
    }
  }
}
