package mcl.finetuning.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import mcl.base.json.Json;
import mcl.finetuning.data.Example;
import mcl.finetuning.data.Label;
import mcl.finetuning.head.Target;
import mcl.finetuning.inference.Answer;
import mcl.finetuning.inference.InputEncoder;
import mcl.finetuning.task.Prediction;
import mcl.tokenization.encoding.Tokenizer;
import mcl.tokenization.vocabulary.Normalization;
import mcl.tokenization.vocabulary.SpecialTokens;
import mcl.tokenization.vocabulary.Vocabulary;
import mcl.tokenization.vocabulary.VocabularyFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Windows over passages and the answers found in them are those of BERT, as Hugging Face
 * transformers has it ({@code interop/golden_squad.py}).
 */
final class GoldenAnswerTest {
  private static final JsonNode GOLDEN = golden();

  private static JsonNode golden() {
    try (InputStream in = GoldenAnswerTest.class.getResourceAsStream("/golden/squad.json")) {
      return Json.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8)).path("windows");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static Stream<JsonNode> cases() {
    return each(GOLDEN.path("cases"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void windowsAreThoseOfBert(JsonNode golden) {
    List<PassageWindow> windows = windows(golden);
    assertEquals(golden.path("windows").size(), windows.size());
    for (int i = 0; i < windows.size(); i++) {
      PassageWindow window = windows.get(i);
      JsonNode expected = golden.path("windows").path(i);
      List<Integer> ids = new ArrayList<>();
      List<Integer> own = new ArrayList<>();
      for (int at = 0; at < window.input().length(); at++) {
        ids.add(window.input().ids().id(at));
        if (window.own().contains(window.token(at))) {
          own.add(at);
        }
      }
      assertEquals(ints(expected.path("ids")), ids);
      assertEquals(ints(expected.path("own")), own);
      int start = expected.path("start").asInt();
      int end = expected.path("end").asInt();
      assertEquals(Target.of(start, end, start == 0 ? 1 : 0), window.target());
    }
  }

  static Stream<JsonNode> searched() {
    return cases().filter(it -> it.has("squad1"));
  }

  @ParameterizedTest
  @MethodSource("searched")
  void answersAreThoseOfBert(JsonNode golden) {
    compare(golden, golden.path("squad1"), false);
    compare(golden, golden.path("squad2"), true);
  }

  private static void compare(JsonNode golden, JsonNode expected, boolean unanswerable) {
    AnswerConfig config = new AnswerConfig(9, 8, 10, 12, SpanKind.INDEPENDENT, NullScore.CLS, 1);
    List<Answer> logits = each(golden.path("windows")).map(GoldenAnswerTest::logits).toList();
    Prediction.Span said =
        new AnswerSearch(config, unanswerable)
            .search(golden.path("context").asText(), windows(golden), logits);
    assertEquals(expected.path("answer").asText(), said.text());
    List<JsonNode> best = each(expected.path("best")).toList();
    assertEquals(
        best.stream().map(it -> it.path("text").asText()).toList(),
        said.best().stream().map(Candidate::text).toList());
    for (int i = 0; i < best.size(); i++) {
      double probability = best.get(i).path("probability").asDouble();
      assertEquals(probability, said.best().get(i).probability(), 1e-5);
    }
    if (unanswerable) {
      assertEquals(expected.path("odds").asDouble(), said.nullOdds(), 1e-4);
    }
  }

  private static List<PassageWindow> windows(JsonNode golden) {
    List<Label.Answer> right =
        each(golden.path("answers"))
            .map(it -> new Label.Answer(it.path("text").asText(), it.path("answer_start").asInt()))
            .toList();
    List<String> texts = List.of(golden.path("question").asText(), golden.path("context").asText());
    Example row = new Example(texts, new Label.Answers(right), "memory", "q");
    AnswerConfig config =
        new AnswerConfig(
            GOLDEN.path("stride").asInt(),
            GOLDEN.path("max_question").asInt(),
            10,
            12,
            SpanKind.INDEPENDENT,
            NullScore.CLS,
            1);
    try (Tokenizer tokenizer = Tokenizer.of(vocabulary())) {
      InputEncoder encoder = new InputEncoder(tokenizer, GOLDEN.path("max_length").asInt());
      return new PassageEncoder(encoder, config).encode(row);
    }
  }

  private static VocabularyFile vocabulary() {
    List<String> pieces = each(GOLDEN.path("vocabulary")).map(JsonNode::asText).toList();
    return VocabularyFile.of(
        new Vocabulary(pieces, new SpecialTokens(0, 1, 2, 3, 4)), Normalization.uncased());
  }

  private static Answer logits(JsonNode window) {
    List<JsonNode> starts = each(window.path("logits").path(0)).toList();
    List<JsonNode> ends = each(window.path("logits").path(1)).toList();
    float[] values = new float[2 * starts.size()];
    for (int i = 0; i < starts.size(); i++) {
      values[2 * i] = starts.get(i).floatValue();
      values[2 * i + 1] = ends.get(i).floatValue();
    }
    return Answer.of(2, values);
  }

  private static List<Integer> ints(JsonNode array) {
    return each(array).map(JsonNode::asInt).toList();
  }

  private static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
