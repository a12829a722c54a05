package mcl.model.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import mcl.base.check.UserException;

/**
 * The names of a model's classes, in {@code id2label} and {@code label2id} of its configuration.
 */
public final class ModelLabels {
  /** What transformers takes where a configuration says nothing. */
  private static final int USUAL = 2;

  private static final int MOST = 1_000_000;

  private ModelLabels() {}

  /** The names by number; transformers' own names where a configuration has none. */
  public static List<String> of(Path folder, JsonNode fields) {
    JsonNode names = fields.path("id2label");
    if (!names.isObject()) {
      int count = fields.path("num_labels").asInt(USUAL);
      if (count < 1 || count > MOST) {
        throw UserException.of(
            "%s: field \"num_labels\" is %d; it must be between 1 and %d.",
            folder.resolve(HuggingFaceConfig.FILE), count, MOST);
      }
      return IntStream.range(0, count).mapToObj(number -> "LABEL_" + number).toList();
    }
    return IntStream.range(0, names.size())
        .mapToObj(number -> name(folder, names, String.valueOf(number)))
        .toList();
  }

  private static String name(Path folder, JsonNode names, String number) {
    JsonNode name = names.path(number);
    if (!name.isTextual()) {
      throw UserException.of(
          "%s: field \"id2label\" has %d entries, but none is \"%s\": \"NAME\". The numbers must"
              + " run from 0.",
          folder.resolve(HuggingFaceConfig.FILE), names.size(), number);
    }
    return name.textValue();
  }

  /** Writes the names into a configuration. */
  public static void put(ObjectNode fields, List<String> names) {
    ObjectNode byNumber = fields.putObject("id2label");
    ObjectNode byName = fields.putObject("label2id");
    for (int number = 0; number < names.size(); number++) {
      byNumber.put(String.valueOf(number), names.get(number));
      byName.put(names.get(number), number);
    }
  }
}
