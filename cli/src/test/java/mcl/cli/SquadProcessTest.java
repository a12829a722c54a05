package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mcl.base.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions to passages through the real command line, on a model of 8 numbers a token. */
final class SquadProcessTest {
  private static final String[] WORDS = {"cat", "dog", "horse", "mouse", "hammer", "saw", "drill"};

  @TempDir Path folder;
  private Workplace mcl;

  @BeforeEach
  void write() throws Exception {
    mcl = new Workplace(folder);
    TinyTraining.writeText(folder);
    TinyTraining.writeConfig(folder.resolve("config.json"), 4);
    mcl.makeShards(120);
    mcl.pretrain("config.json", "run");
    Path squad = Files.createDirectories(folder.resolve("squad2"));
    Json.write(squad.resolve("train-v2.0.json"), questions(40));
    Json.write(squad.resolve("dev-v2.0.json"), questions(21));
  }

  @Test
  void answersComeInTheFilesThatUsersKnow() throws Exception {
    String tune =
        "finetune --task squad2 --data . --model run/checkpoint-4 --out out --max-steps 6";
    FreshProcess.Ended ended = mcl.done(tune.split(" "));
    assertTrue(ended.err().contains("Passages are read in windows of "), ended.err());
    String said = ended.out();
    assertTrue(said.contains("exact ") && said.contains("best_f1 "), said);
    JsonNode results = mcl.json("out/eval_results.json");
    assertEquals(21, results.path("eval_total").asInt());
    assertTrue(results.path("eval_f1").asDouble() > 1, "in percent: " + results);
    JsonNode answers = mcl.json("out/eval_predictions.json");
    assertEquals(21, answers.size());
    assertEquals(answers, mcl.json("out/predictions.json"));
    assertEquals(21, mcl.json("out/eval_null_odds.json").size());
    assertTrue(mcl.json("out/eval_nbest_predictions.json").path("q0").path(0).has("start_logit"));

    assertSound("run/checkpoint-4", "out");
    JsonNode scores =
        Json.tree(
            mcl.done(
                    ("evaluate --task squad2 --data squad2 --predictions out/predictions.json"
                            + " --na-prob out/na_prob.json")
                        .split(" "))
                .out());
    assertEquals(results.path("eval_exact"), scores.path("exact"));
    assertEquals(results.path("eval_HasAns_f1"), scores.path("HasAns_f1"));
    assertTrue(scores.has("best_exact_thresh"), scores::toString);

    String[] predict =
        "predict --model out --input squad2/dev-v2.0.json --input-format squad".split(" ");
    assertPredicted(predict, answers, scores);
    mcl.done("export", "--to", "huggingface", "--model", "out", "--out", "exported");
    assertEquals("cls", mcl.json("exported/config.json").path("mcl_null_score").asText());
    assertEquals(21, mcl.done(with(predict, "exported")).out().lines().count());
    JsonNode one =
        Json.tree(
            mcl.done("predict", "--model", "out", "--text", "the animal\tthe old cat runs").out());
    assertTrue(one.has("answer") && one.has("no_answer_probability"), one::toString);
  }

  @Test
  void aQuestionWithoutAnswerIsNoneOfVersion1() throws Exception {
    Files.move(folder.resolve("squad2/train-v2.0.json"), folder.resolve("squad2/train-v1.1.json"));
    String[] words =
        "finetune --task squad1 --data squad2 --model run/checkpoint-4 --held-out 0.2 --out out"
            .split(" ");
    mcl.refused("question 3 (id q2) has no answer", words);
  }

  /** What is said is what was said before, scored alike, and read in no other form. */
  private void assertPredicted(String[] predict, JsonNode answers, JsonNode scores)
      throws Exception {
    String written = mcl.done(predict).out();
    for (String line : written.lines().toList()) {
      JsonNode answer = Json.tree(line);
      assertEquals(answers.path(answer.path("id").asText()), answer.path("answer"));
    }
    Files.writeString(folder.resolve("said.jsonl"), written);
    assertEquals(
        scores,
        Json.tree(
            mcl.done(
                    ("evaluate --task squad2 --data squad2 --predictions said.jsonl --na-prob"
                            + " said.jsonl")
                        .split(" "))
                .out()));
    mcl.refused(
        "--input-format squad", "predict", "--model", "out", "--input", "squad2/dev-v2.0.json");
  }

  private void assertSound(String... models) throws Exception {
    for (String model : models) {
      String told = mcl.done("info", model).out();
      assertFalse(told.contains("problem: "), told);
    }
  }

  private static String[] with(String[] words, String model) {
    String[] changed = words.clone();
    changed[2] = model;
    return changed;
  }

  /** Every third has no answer. */
  private static Map<String, Object> questions(int count) {
    List<Object> paragraphs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String word = WORDS[i % WORDS.length];
      Map<String, Object> question = new LinkedHashMap<>();
      question.put("id", "q" + i);
      question.put("question", "which animal runs");
      boolean none = i % 3 == 2;
      question.put("answers", none ? List.of() : List.of(Map.of("text", word, "answer_start", 8)));
      question.put("is_impossible", none);
      paragraphs.add(Map.of("context", "the old " + word + " runs", "qas", List.of(question)));
    }
    return Map.of("version", "2.0", "data", List.of(Map.of("paragraphs", paragraphs)));
  }
}
