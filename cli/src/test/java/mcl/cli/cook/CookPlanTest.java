package mcl.cli.cook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.base.config.Configuration;
import mcl.cli.cook.recipe.CookRecipe;
import mcl.soups.recipe.JudgeConfig.Better;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a recipe comes to, and what is refused before the first step. */
final class CookPlanTest {
  private static final String START =
      """
      "start": "%1$s/run", "data": "%1$s/shards", "pretraining": "%1$s/config.json",
      """;

  @TempDir Path folder;

  @BeforeEach
  void files() throws IOException {
    Files.createDirectories(folder.resolve("run/checkpoint-9"));
    Files.createDirectories(folder.resolve("run/checkpoint-10"));
    Files.writeString(folder.resolve("config.json"), "{\"seed\": 5, \"batch\": {\"size\": 8}}");
  }

  private CookPlan plan(String fields) throws IOException {
    Path file = folder.resolve("recipe.json");
    Files.writeString(file, "{" + START.formatted(folder) + fields + "}");
    return CookPlan.of(
        Configuration.read(Optional.of(file), List.of(), CookRecipe.defaults()).value());
  }

  private static String two(String first, String second) {
    return "\"ingredients\": [{\"name\": \"a\", \"set\": [%s]}, {\"name\": \"b\", \"set\": [%s]}]"
        .formatted(first, second);
  }

  @Test
  void settingsOfAnIngredientLieOverThoseOfAll() throws IOException {
    CookPlan plan = plan("\"set\": [\"seed=6\", \"logEvery=3\"], " + two("", "\"seed=7\""));
    assertEquals(List.of("a", "b"), plan.names());
    assertEquals(6, plan.ingredients().get("a").seed());
    assertEquals(7, plan.ingredients().get("b").seed());
    assertEquals(3, plan.ingredients().get("b").logEvery());
    assertEquals(8, plan.ingredients().get("b").batch().size());
    assertEquals(folder.resolve("run/checkpoint-10"), plan.start(), "the newest of the run");
  }

  @Test
  void whoJudgesIsTheHeldOutTextUnlessSaid() throws IOException {
    CookPlan plan = plan(two("", ""));
    assertEquals("validation:" + folder + "/shards", plan.judge().by());
    assertEquals(Better.HIGHER, plan.judge().better());
    assertTrue(plan.line().by().endsWith("/shards,metric=detection_loss"));
    plan =
        plan(
            two("", "")
                + ", \"judge\": {\"by\": \"validation:x,metric=detection_loss,course=std\"},"
                + "\"examiners\": [\"wc {}\"], \"line\": {\"points\": 0}");
    assertEquals(Better.LOWER, plan.judge().better());
    assertEquals(Better.HIGHER, plan.examiners().get(0).better());
    assertEquals(0, plan.points());
  }

  @Test
  void whatDoesNotFitIsNamed() {
    refused("names 0 ingredients; a soup needs two", "\"set\": []");
    refused("ingredients has \"a\" twice", two("", "").replace("\"b\"", "\"a\""));
    refused("name is \"../b\"", two("", "").replace("\"b\"", "\"../b\""));
    refused(
        "field \"ingredients[0].set\": this field is missing",
        "\"ingredients\": [{\"name\": \"a\"}]");
    refused("ingredient b, set seeed=1, field \"seeed\"", two("", "\"seeed=1\""));
    refused(
        "ingredients a and b differ in model",
        two("", "\"model.discriminator.numHiddenLayers=3\""));
    refused("differ in validation.share: ", two("", "\"validation.share=0.5\""));
    refused("differ in courses.detectionHead", two("", "\"courses.detectionHead=perCourse\""));
    refused("unknown field", "\"judge\": {\"who\": \"x\"}");
    refused("nowhere is no folder", two("", "") + ", \"start\": \"nowhere\"");
    refused("the recipe has no data", two("", "") + ", \"data\": \"\"");
  }

  private void refused(String reason, String fields) {
    // A later field of one name replaces the one in START, as two of one name would be refused.
    String message =
        assertThrows(
                UserException.class,
                () -> {
                  Path file = folder.resolve("recipe.json");
                  String start = START.formatted(folder);
                  for (String name : List.of("start", "data")) {
                    if (fields.contains("\"" + name + "\":")) {
                      start = start.replaceAll("\"" + name + "\": \"[^\"]*\",", "");
                    }
                  }
                  Files.writeString(file, "{" + start + fields + "}");
                  CookPlan.of(
                      Configuration.read(Optional.of(file), List.of(), CookRecipe.defaults())
                          .value());
                })
            .getMessage();
    assertTrue(message.contains(reason), message);
  }
}
