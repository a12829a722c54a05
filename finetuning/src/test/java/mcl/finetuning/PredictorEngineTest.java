package mcl.finetuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mcl.base.check.UserException;
import mcl.base.json.Json;
import mcl.finetuning.data.Example;
import mcl.finetuning.data.Label;
import mcl.finetuning.task.Prediction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stored model says what the run that tuned it said. */
final class PredictorEngineTest {
  @TempDir Path folder;

  @Test
  void classes() throws IOException {
    compare(TinyTask.rows(), "ElectraForSequenceClassification");
    JsonNode fields = Json.tree(Files.readString(folder.resolve("config.json")));
    assertEquals("tool", fields.path("id2label").path("1").asText());
    assertEquals(0, fields.path("label2id").path("animal").asInt(-1));
    JsonNode tokenizer = Json.tree(Files.readString(folder.resolve("tokenizer_config.json")));
    assertEquals(
        fields.path("max_position_embeddings"),
        tokenizer.path("model_max_length"),
        "transformers cuts texts to it");
  }

  /** The scale, 0 to 2 here, is in the stored weights. */
  @Test
  void scores() throws IOException {
    compare(TinyTask.scores(), "ElectraForSequenceClassification");
    JsonNode fields = Json.tree(Files.readString(folder.resolve("config.json")));
    assertEquals("regression", fields.path("problem_type").asText());
    assertEquals(1, fields.path("id2label").size());
  }

  @Test
  void words() throws IOException {
    compare(TinyTask.tags(), "ElectraForTokenClassification");
  }

  /** As those of a file that was made for something else. */
  @Test
  void labelsOfRowsAreNotLookedAt() throws IOException {
    write(TinyTask.rows());
    Example row = TinyTask.rows().development().get(0).rows().get(0);
    Example other =
        new Example(row.texts(), new Label.Answers(List.of()), row.place(), "a question");
    try (Predictor predictor = Predictor.open(folder)) {
      assertEquals(
          predictor.predict(List.of(row), 1, 128).predictions(),
          predictor.predict(List.of(other), 1, 128).predictions());
    }
  }

  @Test
  void open_whenItWasTunedForNothing() throws IOException {
    write(TinyTask.rows());
    Path config = folder.resolve("config.json");
    String text = Files.readString(config);
    Files.writeString(config, text.replace("ElectraForSequenceClassification", "ElectraModel"));
    assertRefused("\"architectures\" is \"ElectraModel\"");
    Files.writeString(
        config,
        text.replace(
            "\"id2label\"", "\"problem_type\": \"multi_label_classification\",\"id2label\""));
    assertRefused("\"problem_type\" is \"multi_label_classification\"");
  }

  private void assertRefused(String expected) {
    String message =
        assertThrows(UserException.class, () -> Predictor.open(folder).close()).getMessage();
    assertTrue(message.contains(expected), message);
  }

  private void compare(TaskData data, String architecture) throws IOException {
    List<Prediction> expected = write(data);
    String config = Files.readString(folder.resolve("config.json"));
    assertTrue(config.contains(architecture), config);
    List<Example> rows = data.development().get(0).rows();
    try (Predictor predictor = Predictor.open(folder)) {
      assertClose(expected, predictor.predict(rows, 8, 128).predictions());
      assertClose(
          expected.subList(3, 4), predictor.predict(rows.subList(3, 4), 1, 128).predictions());
    }
  }

  private static void assertClose(List<Prediction> expected, List<Prediction> said) {
    assertEquals(expected.size(), said.size());
    for (int i = 0; i < said.size(); i++) {
      if (said.get(i) instanceof Prediction.Score score) {
        assertEquals(((Prediction.Score) expected.get(i)).value(), score.value(), 1e-4);
      } else {
        assertEquals(expected.get(i).text(), said.get(i).text());
      }
    }
  }

  private List<Prediction> write(TaskData data) throws IOException {
    FineTuneConfig config = FineTuneConfig.defaults().with(6, false);
    StartingPoint start = TinyTask.start(1);
    try (FineTuner tuner =
        new FineTuner(config, start, EncodedData.of(data, start, config, () -> false))) {
      FineTuneReport report = tuner.run(FineTuneListener.NONE, () -> false);
      tuner.writer().write(folder);
      return report.chosenBy().predictions();
    }
  }
}
