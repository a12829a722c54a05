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
import mcl.finetuning.answer.AnswerConfig;
import mcl.finetuning.answer.NullScore;
import mcl.finetuning.answer.SpanKind;
import mcl.finetuning.data.Example;
import mcl.finetuning.data.Label;
import mcl.finetuning.task.Prediction;
import mcl.finetuning.task.QuestionAnswering;
import mcl.finetuning.task.TextForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

  /** How answers are found is part of the model, and so is what its head was. */
  @ParameterizedTest
  @EnumSource(SpanKind.class)
  void answers(SpanKind spans) throws IOException {
    AnswerConfig settings = new AnswerConfig(3, 9, 7, 1, spans, NullScore.HEAD, 0.25);
    compare(TinyTask.questions(), "QuestionAnswering", tuning(settings));
    try (Predictor predictor = Predictor.open(folder)) {
      assertEquals(new QuestionAnswering(true, settings), predictor.task());
    }
  }

  @Test
  void open_whenTheSettingsOfAnswersAreWrong() throws IOException {
    write(TinyTask.questions());
    Path config = folder.resolve("config.json");
    String text = Files.readString(config);
    Files.writeString(config, text.replace("\"maxAnswer\" : 30", "\"maxAnswer\" : 0"));
    assertRefused("config.json, field \"mcl_answers\"");
  }

  @Test
  void rowsAreTextsOrPairs() throws IOException {
    write(TinyTask.rows());
    Example pair = new Example(List.of("the", "cat"), new Label.Unknown(), "line 3");
    try (Predictor predictor = Predictor.open(folder)) {
      assertEquals(TextForm.SINGLE, predictor.task().texts());
      String message =
          assertThrows(UserException.class, () -> predictor.task().require(pair)).getMessage();
      assertEquals("line 3: the model was tuned for single texts, but here are 2 texts.", message);
    }
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
    compare(data, architecture, FineTuneConfig.defaults().with(6, false));
  }

  private void compare(TaskData data, String architecture, FineTuneConfig how) throws IOException {
    List<Prediction> expected = write(data, how);
    String config = Files.readString(folder.resolve("config.json"));
    assertTrue(config.contains(architecture), config);
    List<Example> rows = data.development().get(0).rows();
    try (Predictor predictor = Predictor.open(folder)) {
      assertClose(expected, predictor.predict(rows, 8, how.maxLength()).predictions());
      assertClose(
          expected.subList(3, 4),
          predictor.predict(rows.subList(3, 4), 1, how.maxLength()).predictions());
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

  private static FineTuneConfig tuning(AnswerConfig answers) {
    FineTuneConfig usual = FineTuneConfig.defaults();
    return new FineTuneConfig(
        6,
        null,
        8,
        12,
        usual.precision(),
        usual.optimizer(),
        0.1,
        0,
        false,
        1,
        KeptWeights.BEST,
        0,
        0,
        answers,
        1,
        1);
  }

  private List<Prediction> write(TaskData data) throws IOException {
    return write(data, FineTuneConfig.defaults().with(6, false));
  }

  private List<Prediction> write(TaskData data, FineTuneConfig config) throws IOException {
    StartingPoint start = TinyTask.start(1);
    try (FineTuner tuner =
        new FineTuner(config, start, EncodedData.of(data, start, config, () -> false))) {
      FineTuneReport report = tuner.run(FineTuneListener.NONE, () -> false);
      tuner.writer().write(folder);
      return report.chosenBy().predictions();
    }
  }
}
