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
import java.util.stream.Stream;
import mcl.base.files.AtomicFiles;
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
  private static Workplace mcl;

  @BeforeAll
  static void prepare() throws Exception {
    mcl = new Workplace(folder);
    TinyTraining.writeText(folder);
    TinyTraining.writeConfig(folder.resolve("config.json"), 20);
    Files.writeString(folder.resolve("recipe.json"), RECIPE);
    mcl.makeShards(120);
    mcl.pretrain("config.json", "start");
    mcl.done(cook("whole"));
  }

  private static String[] cook(String out, String... more) {
    return Workplace.with(new String[] {"cook", "--recipe", "recipe.json", "--out", out}, more);
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
    JsonNode greedy = mcl.json("whole/greedy/soup.json");
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
    mcl.done("info", "whole/uniform");
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
        mcl.start(cook("parts", "--no-verify"))
            .awaitErr("Ingredient 2 of 3")
            .terminate()
            .endWith(130);
    String line = "To go on: mcl cook --recipe recipe.json --out parts --no-verify\n";
    assertTrue(stopped.err().endsWith(line), stopped.err());
    Path first = folder.resolve("parts/ingredients/one/checkpoint-24/run.json");
    Object trained = Files.getLastModifiedTime(first);
    mcl.start(cook("parts")).awaitErr("Ingredient 3 of 3").kill();
    mcl.start(cook("parts")).awaitErr(": (start) has ").terminate().endWith(130);
    mcl.done(cook("parts"));
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
    FreshProcess.Ended again = mcl.done(cook("whole"));
    assertFalse(again.err().contains(" has "), again.err());
    assertArrayEquals(before, Files.readAllBytes(page));
  }

  @Test
  void anotherRecipeIsRefusedWithWhatDiffers() throws Exception {
    String[] more = {"--set", "set=[\"optimizer.learningRate=0.5\"]", "--set", "line.points=2"};
    FreshProcess.Ended refused =
        mcl.refused("whole was begun with another recipe:", cook("whole", more));
    assertTrue(refused.err().contains("  points: was 1, is now 2\n"), refused.err());
    assertTrue(
        refused.err().contains("  ingredients.two.optimizer.learningRate: was 0.01, is now 0.5\n"),
        refused.err());
    mcl.refused("start holds a run", cook("start"));
  }

  private static JsonNode scores(String out) throws IOException {
    return mcl.json(out + "/scores.json");
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
}
