package mcl.finetuning.results;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import mcl.base.check.UserException;
import mcl.base.json.Json;

/**
 * What a finished run says of itself in {@code all_results.json}.
 *
 * @param folder of the run
 * @param metric the name of the main score on the development rows, such as {@code eval_accuracy}
 * @param numbers all numbers by their names
 */
public record RunResult(Path folder, String metric, Map<String, Double> numbers) {
  /** The field that names the main score, as Hugging Face's trainer calls it. */
  static final String METRIC = "metric_for_best_model";

  /** The field that says what a perfect score is: 1, or 100 of those in percent. */
  static final String PERFECT = "perfect_score";

  /** The field with the number of steps whose loss or gradient was not finite. */
  static final String SKIPPED = "skipped_steps";

  /**
   * Reads it.
   *
   * @throws UserException if the file is damaged
   */
  public static RunResult read(Path folder) {
    Path file = folder.resolve(ResultFiles.ALL);
    try {
      JsonNode tree = Json.tree(Files.readString(file));
      Map<String, Double> numbers = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> field : tree.properties()) {
        if (field.getValue().isNumber()) {
          numbers.put(field.getKey(), field.getValue().doubleValue());
        }
      }
      String metric = tree.path(METRIC).asText();
      if (!numbers.containsKey(metric) || !numbers.containsKey("eval_baseline")) {
        throw UserException.of(
            "%s lacks its main score. Delete %s to do that run again.", file, folder);
      }
      return new RunResult(folder, metric, numbers);
    } catch (IOException e) {
      throw UserException.cannotRead(file, e);
    }
  }

  /** The main score. */
  public double score() {
    return numbers.get(metric);
  }

  /** All scores on the development rows. */
  public Map<String, Double> scores() {
    Map<String, Double> scores = new LinkedHashMap<>(numbers);
    scores.keySet().removeIf(name -> !name.matches("eval_(?!samples|baseline).*"));
    return scores;
  }

  /** What a perfect score is. */
  public double perfect() {
    return numbers.getOrDefault(PERFECT, 1.0);
  }

  /** How many steps changed nothing, as loss or gradient was not finite. */
  public long skipped() {
    return numbers.getOrDefault(SKIPPED, 0.0).longValue();
  }

  /** Whether it is no better than what can be said without reading. */
  public boolean failed() {
    return score() <= numbers.get("eval_baseline");
  }
}
