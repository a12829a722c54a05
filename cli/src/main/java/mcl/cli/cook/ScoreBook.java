package mcl.cli.cook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import mcl.base.check.UserException;
import mcl.base.json.Json;

/** Every score that was ever given, in a file that is whole after each. */
final class ScoreBook {
  private final Path file;
  private final Map<String, Map<String, Double>> scores = new LinkedHashMap<>();

  private ScoreBook(Path file) {
    this.file = file;
  }

  /** Reads what has been noted. */
  static ScoreBook open(Path file) throws IOException {
    ScoreBook book = new ScoreBook(file);
    if (Files.exists(file)) {
      try {
        book.read(Json.tree(Files.readString(file)));
      } catch (JsonProcessingException e) {
        throw new UserException(
            file + ": " + Json.fault(e) + " Delete the file: all is judged again.", e);
      }
    }
    return book;
  }

  private void read(JsonNode tree) {
    for (Map.Entry<String, JsonNode> judge : tree.properties()) {
      for (Map.Entry<String, JsonNode> subject : judge.getValue().properties()) {
        of(judge.getKey()).put(subject.getKey(), subject.getValue().asDouble(Double.NaN));
      }
    }
  }

  private Map<String, Double> of(String judge) {
    return scores.computeIfAbsent(judge, it -> new LinkedHashMap<>());
  }

  OptionalDouble find(String judge, String subject) {
    Double score = of(judge).get(subject);
    return score == null ? OptionalDouble.empty() : OptionalDouble.of(score);
  }

  void note(String judge, String subject, double score) throws IOException {
    of(judge).put(subject, score);
    Json.write(file, scores);
  }
}
