package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mcl.base.files.AtomicFiles;
import mcl.base.json.Json;
import mcl.base.safetensors.TensorSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A whole course-soup experiment through the real command line, interrupted and killed. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "SIGTERM")
final class CookProcessTest {
  private static final String RECIPE =
      """
      {
        "start": "start",
        "data": "shards",
        "pretraining": "config.json",
        "set": ["schedule.totalSteps=24"],
        "ingredients": [
          {"name": "one", "set": ["seed=1"]},
          {"name": "two", "set": ["seed=2", "courses.detection.insertedToken.detectionWeight=0.5"]},
          {"name": "three", "set": ["seed=3", "schedule.totalSteps=18"]}
        ],
        "judge": {"by": "validation:shards,course=mean,metric=detection_loss,generator=start"},
        "examiners": ["validation:shards"],
        "line": {"points": 1}
      }
      """;

  @TempDir static Path folder;

  @BeforeAll
  static void prepare() throws Exception {
    TinyTraining.writeText(folder);
    TinyTraining.writeConfig(folder.resolve("config.json"), 20);
    Files.writeString(folder.resolve("recipe.json"), RECIPE);
    done("vocab", "--text", "text.txt", "--size", "120", "--out", "vocabulary");
    done("tokenize", "--text", "text.txt", "--tokenizer", "vocabulary", "--out", "shards");
    done("pretrain", "--config", "config.json", "--data", "shards", "--out", "start");
    done(cook("whole"));
  }

  private static String[] cook(String out, String... more) {
    return Stream.concat(
            Stream.of("cook", "--recipe", "recipe.json", "--out", out), Stream.of(more))
        .toArray(String[]::new);
  }

  @Test
  void scoresSoupsAndPageAreThere() throws Exception {
    JsonNode scores = scores("whole");
    String judge = "validation:shards,course=mean,metric=detection_loss,generator=start";
    JsonNode judged = scores.path(judge);
    for (String subject : List.of("(start)", "one", "two", "three", "one+two+three")) {
      assertTrue(judged.path(subject).isNumber(), subject + " in " + judged);
    }
    int onLines = scores.path("validation:shards,metric=detection_loss").size();
    assertEquals(6, onLines, "three ingredients, and three places between them");
    JsonNode greedy = Json.tree(Files.readString(folder.resolve("whole/greedy/soup.json")));
    double best =
        Stream.of("one", "two", "three")
            .mapToDouble(it -> judged.path(it).asDouble())
            .min()
            .orElse(0);
    assertTrue(greedy.path("score").asDouble() <= best, greedy.toString());
    String page = Files.readString(folder.resolve("whole/report.html"));
    for (String verdict : verdicts(greedy)) {
      assertTrue(page.contains(verdict), verdict);
    }
    done("info", "whole/uniform");
  }

  private static List<String> verdicts(JsonNode soup) {
    return Stream.of(0, 1, 2)
        .map(i -> soup.path("ingredients").path(i).path("verdict").asText())
        .toList();
  }

  /** One after the other: SIGTERM in training, SIGKILL in training, SIGTERM while judging. */
  @Test
  void whatIsInterruptedOrKilledGoesOnToTheSame() throws Exception {
    FreshProcess.Ended stopped =
        start(cook("parts", "--no-verify")).awaitErr("Ingredient 2 of 3").terminate().end();
    assertEquals(130, stopped.code(), stopped.err());
    String line = "To go on: mcl cook --recipe recipe.json --out parts --no-verify\n";
    assertTrue(stopped.err().endsWith(line), stopped.err());
    Path first = folder.resolve("parts/ingredients/one/checkpoint-24/run.json");
    Object trained = Files.getLastModifiedTime(first);
    start(cook("parts")).awaitErr("Ingredient 3 of 3").kill();
    stopped = start(cook("parts")).awaitErr(": (start) has ").terminate().end();
    assertEquals(130, stopped.code(), stopped.err());
    done(cook("parts"));
    assertEquals(trained, Files.getLastModifiedTime(first), "it is kept, not trained again");
    assertEquals(scores("whole"), scores("parts"));
    for (String soup : List.of("uniform", "greedy")) {
      String file = soup + "/discriminator/model.safetensors";
      assertEquals(weights("whole/" + file), weights("parts/" + file));
    }
    for (String name : List.of("one", "two", "three")) {
      assertEquals(metrics("whole", name), metrics("parts", name));
    }
    try (Stream<Path> left = Files.list(folder.resolve("parts"))) {
      assertFalse(left.anyMatch(AtomicFiles::isTemporary));
    }
  }

  @Test
  void againItOnlyWritesThePageAnew() throws Exception {
    Path page = folder.resolve("whole/report.html");
    byte[] before = Files.readAllBytes(page);
    Files.delete(page);
    FreshProcess.Ended again = start(cook("whole")).end();
    assertEquals(0, again.code(), again.err());
    assertFalse(again.err().contains(" has "), again.err());
    assertArrayEquals(before, Files.readAllBytes(page));
  }

  @Test
  void anotherRecipeIsRefusedWithWhatDiffers() throws Exception {
    String[] more = {"--set", "set=[\"optimizer.learningRate=0.5\"]", "--set", "line.points=2"};
    FreshProcess.Ended refused = start(cook("whole", more)).end();
    assertEquals(2, refused.code(), refused.err());
    assertTrue(refused.err().contains("whole was begun with another recipe:"), refused.err());
    assertTrue(refused.err().contains("  points: was 1, is now 2\n"), refused.err());
    assertTrue(
        refused.err().contains("  ingredients.two.optimizer.learningRate: was 0.01, is now 0.5\n"),
        refused.err());
    FreshProcess.Ended taken = start(cook("start")).end();
    assertEquals(2, taken.code(), taken.err());
    assertTrue(taken.err().contains("start holds a run"), taken.err());
  }

  private static JsonNode scores(String out) throws IOException {
    return Json.tree(Files.readString(folder.resolve(out).resolve("scores.json")));
  }

  /** Behind the header, which names the ingredients' folders. */
  private static String weights(String file) throws IOException {
    try (TensorSource source = TensorSource.open(folder.resolve(file).getParent())) {
      StringBuilder all = new StringBuilder();
      for (String name : source.names()) {
        all.append(name).append(Arrays.toString(source.floats(name)));
      }
      return all.toString();
    }
  }

  private static List<String> metrics(String out, String name) throws IOException {
    return TinyTraining.metrics(folder.resolve(out).resolve("ingredients").resolve(name));
  }

  private static FreshProcess start(String... words) throws IOException {
    return FreshProcess.startJava(folder, Map.of(), Main.class, words);
  }

  private static void done(String... words) throws Exception {
    FreshProcess.Ended ended = start(words).end();
    assertEquals(0, ended.code(), ended.err());
  }
}
