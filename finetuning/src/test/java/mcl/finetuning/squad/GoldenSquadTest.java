package mcl.finetuning.squad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mcl.base.json.Json;
import mcl.finetuning.data.BadRows;
import mcl.finetuning.data.Example;
import mcl.finetuning.data.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Answers score to the last digit as in the copy of the official script that Hugging Face
 * transformers has ({@code interop/golden_squad.py}).
 */
final class GoldenSquadTest {
  private final JsonNode golden = golden();

  @TempDir Path folder;

  private static JsonNode golden() {
    try (InputStream in = GoldenSquadTest.class.getResourceAsStream("/golden/squad.json")) {
      return Json.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void textsAreComparedInTheSameForm() {
    golden
        .path("normalized")
        .forEach(
            pair ->
                assertEquals(pair.path(1).asText(), AnswerText.normalize(pair.path(0).asText())));
    assertEquals(29, golden.path("normalized").size());
  }

  @Test
  void withoutNoAnswerScores() {
    compare(golden.path("answers").path("plain"), Optional.empty());
  }

  /** Of a file in SQuAD's form ({@code interop/golden_squad_official.py}). */
  @Test
  void version1IsThatOfTheOfficialScript() throws IOException, URISyntaxException {
    Path file = Path.of(GoldenSquadTest.class.getResource("/golden/squad-1.1.json").toURI());
    JsonNode official = Json.tree(Files.readString(file));
    Path questions = folder.resolve("dev-v1.1.json");
    Path said = folder.resolve("predictions.json");
    Files.writeString(questions, official.path("dataset").toString());
    Files.writeString(said, official.path("predictions").toString());
    List<String> messages = new ArrayList<>();
    Map<String, Number> scores =
        new SquadEvaluation(
                SquadFile.read(questions, false, AnswerRule.TEXTS, BadRows.refused()), false)
            .scores(SquadPredictions.answers(said), Optional.empty(), messages::add);
    assertEquals(official.path("scores"), Json.toTree(scores));
    assertEquals(official.path("messages"), Json.toTree(messages));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "0.5", "0.3"})
  void withThresholds(String threshold) {
    Map<String, Double> scores = new LinkedHashMap<>();
    golden
        .path("answers")
        .path("na_prob")
        .properties()
        .forEach(field -> scores.put(field.getKey(), field.getValue().asDouble()));
    compare(
        golden.path("answers").path("thresholds").path(threshold),
        Optional.of(new NoAnswer(scores, Double.parseDouble(threshold))));
  }

  private void compare(JsonNode expected, Optional<NoAnswer> noAnswer) {
    List<String> messages = new ArrayList<>();
    Map<String, String> said = new LinkedHashMap<>();
    golden
        .path("answers")
        .path("predictions")
        .properties()
        .forEach(field -> said.put(field.getKey(), field.getValue().asText()));
    Map<String, Number> scores =
        new SquadEvaluation(questions(), true).scores(said, noAnswer, messages::add);
    assertEquals(List.of(), messages);
    scores.forEach(
        (name, value) ->
            assertEquals(expected.path(name).asDouble(), value.doubleValue(), 0, name));
    assertEquals(noAnswer.isPresent() ? 13 : 9, scores.size());
  }

  private List<Example> questions() {
    List<Example> questions = new ArrayList<>();
    for (JsonNode question : golden.path("answers").path("questions")) {
      List<Label.Answer> right = new ArrayList<>();
      question.path("answers").forEach(text -> right.add(new Label.Answer(text.asText(), 0)));
      questions.add(
          new Example(
              List.of("?", "passage"),
              new Label.Answers(right),
              "memory",
              question.path("id").asText()));
    }
    return questions;
  }
}
