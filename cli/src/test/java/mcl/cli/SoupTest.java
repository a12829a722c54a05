package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mcl.base.files.AtomicFiles;
import mcl.base.json.Json;
import mcl.base.safetensors.NamedTensor;
import mcl.base.safetensors.TensorFileWriter;
import mcl.base.safetensors.TensorShape;
import mcl.base.safetensors.TensorSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** mcl soup as users call it, on models of two numbers. */
final class SoupTest {
  @TempDir Path folder;

  @BeforeEach
  void models() throws IOException {
    model("zero", 0, 0);
    model("a", 1, 2);
    model("b", 3, 6);
  }

  private void model(String name, float... weights) throws IOException {
    Path model = Files.createDirectories(folder.resolve(name));
    TensorFileWriter.write(
        model.resolve("model.safetensors"),
        Map.of("format", "pt"),
        List.of(
            NamedTensor.of("w", TensorShape.of(2), weights),
            NamedTensor.of("bias", TensorShape.of(1), new float[] {weights[0]})));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private float[] weights(String name) {
    try (TensorSource soup = TensorSource.open(folder.resolve(name))) {
      return soup.floats("w");
    }
  }

  private JsonNode record(String name) throws IOException {
    return Json.tree(Files.readString(folder.resolve(name).resolve("soup.json")));
  }

  @Test
  void averagesAndSaysOfWhat() {
    CommandCall call = CommandCall.of("soup", "uniform", path("a"), path("b"), "--out", path("s"));
    assertEquals(ExitCode.DONE, call.code(), call.err());
    assertArrayEquals(new float[] {2, 4}, weights("s"));
    assertTrue(call.out().contains(path("b") + "  1\n"), call.out());
    assertTrue(call.out().endsWith("Written to " + path("s") + "\n"), call.out());
    assertTrue(call.err().startsWith("warning: Nothing is recorded about what"), call.err());
  }

  @Test
  void optionsReachTheFormula() {
    CommandCall.done(
        "soup", "weighted", "--weights", "3,1", "--out", path("s"), path("a"), path("b"));
    assertArrayEquals(new float[] {1.5f, 3}, weights("s"));
    CommandCall.done(
        "soup",
        "weighted",
        "--weights",
        "3,1",
        "--no-normalize",
        "--out",
        path("t"),
        path("a"),
        path("b"));
    assertArrayEquals(new float[] {6, 12}, weights("t"));
  }

  @Test
  void someTensorsHaveOtherNumbersOrTheFirstIngredients() throws IOException {
    CommandCall.done(
        "soup",
        "task-arithmetic",
        "--base",
        path("zero"),
        "--lambda",
        "0.5",
        "--for",
        "bias:lambda=0",
        "--out",
        path("u"),
        path("a"),
        path("b"));
    assertArrayEquals(new float[] {2, 4}, weights("u"));
    assertEquals(0.5, record("u").at("/formula/lambda").asDouble());
    assertEquals(0, record("u").at("/tensors/lambda/bias").asDouble(1));
    CommandCall.done(
        "soup",
        "slerp",
        "--t",
        "1",
        "--only",
        "w",
        "--dtype",
        "bfloat16",
        "--out",
        path("v"),
        path("a"),
        path("b"));
    assertArrayEquals(new float[] {3, 6}, weights("v"));
  }

  @Test
  void aRecipeHoldsAllAndOptionsGoBeforeIt() throws IOException {
    Path recipe = folder.resolve("recipe.json");
    Files.writeString(
        recipe,
        """
        {
          // Comments are allowed.
          "method": "weighted",
          "ingredients": ["%s", "%s"],
          "formula": {"weights": [1, 3]},
          "tensors": {"except": ["bias"]},
          "output": {"dtype": "float16"}
        }
        """
            .formatted(path("a"), path("b")));
    CommandCall.done("soup", "--recipe", recipe.toString(), "--out", path("s"));
    assertArrayEquals(new float[] {2.5f, 5}, weights("s"));
    CommandCall.done(
        "soup",
        "--recipe",
        recipe.toString(),
        "--weights",
        "1,1",
        "--dtype",
        "keep",
        "--out",
        path("t"));
    assertArrayEquals(new float[] {2, 4}, weights("t"));
    CommandCall.done(
        "soup",
        "weighted",
        path("b"),
        path("a"),
        "--recipe",
        recipe.toString(),
        "--out",
        path("u"));
    assertArrayEquals(new float[] {1.5f, 3}, weights("u"));
  }

  @Test
  void mistakesInARecipeNameTheField() throws IOException {
    Path recipe = folder.resolve("recipe.json");
    Files.writeString(recipe, "{\"method\": \"tie\"}");
    refused("field \"method\": there is no \"tie\" here. Did you mean \"ties\"?", recipe);
    Files.writeString(recipe, "{\"method\": \"ties\",\n\"formula\": {\"density\": [2]}}");
    refused("line 2, field \"formula.density\": density is [2.0]; it must be above 0", recipe);
    Files.writeString(recipe, "{\"method\": \"ties\", \"weights\": [1]}");
    refused("field \"weights\": unknown field.", recipe);
    Files.writeString(recipe, "{}");
    refused("Which METHOD? There are uniform, weighted", recipe);
  }

  private void refused(String reason, Path recipe) {
    CommandCall.refused(reason, "soup", "--recipe", recipe.toString(), "--out", path("s"));
  }

  @Test
  void theLastCheckpointsOfARunAndTheirMovingAverage() throws IOException {
    for (int step = 1; step <= 12; step++) {
      model("run/checkpoint-" + step, step, 0);
    }
    CommandCall.done("soup", "last", "--last", "3", "--out", path("s"), path("run"));
    assertArrayEquals(new float[] {11, 0}, weights("s"));
    CommandCall.done(
        "soup", "ema", "--decay", "0.5", "--last", "2", "--out", path("t"), path("run"));
    assertArrayEquals(new float[] {11.5f, 0}, weights("t"));
    CommandCall.refused(
        "run holds 12 checkpoints, not 13",
        "soup",
        "last",
        "--last",
        "13",
        "--out",
        path("u"),
        path("run"));
    CommandCall.refused("Say --last K", "soup", "last", "--out", path("u"), path("run"));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the judge is a command of a POSIX shell")
  void aGreedySoupTellsWhyItRefused() throws IOException {
    model("far", -100, -100);
    CommandCall call =
        CommandCall.of(
            "soup",
            "greedy",
            "--judge",
            "wc -c < {}/model.safetensors | sed 's/.*/1/'",
            "--out",
            path("s"),
            path("a"),
            path("b"),
            path("far"));
    assertEquals(ExitCode.DONE, call.code(), call.err());
    assertArrayEquals(new float[] {1, 2}, weights("s"));
    assertTrue(call.out().contains("refused: the soup would go from 1 to 1"), call.out());
    assertTrue(call.out().contains("The soup scores 1.\n"), call.out());
    assertTrue(call.err().contains("trial 4: weights 1, 1, 0: 1\n"), call.err());
    assertEquals(5, record("s").path("trials").size());
    assertFalse(Files.list(folder).anyMatch(it -> AtomicFiles.isTemporary(it)));
  }

  @Test
  void wrongInputIsNamed() throws IOException {
    String[] two = {path("a"), path("b")};
    refused("There is no method \"unifrom\"", "unifrom", two);
    refused("--weights: expected a number or several", "weighted", two, "--weights", "1,x");
    refused("There are 3 weights for 2 ingredients", "weighted", two, "--weights", "1,2,3");
    refused("The weights [1.0, -1.0] add up to 0", "weighted", two, "--weights", "1,-1");
    refused("uniform has no t in its formula", "uniform", two, "--t", "0.3");
    refused("t is 2.0; it must be between 0 and 1", "slerp", two, "--t", "2");
    refused("ties counts changes from a base", "ties", two);
    refused("uniform takes no base", "uniform", two, "--base", path("zero"));
    refused("greedy finds weights by having soups judged", "greedy", two);
    refused("slerp takes exactly 2 ingredients, not 1", "slerp", new String[] {path("a")});
    refused("nowhere does not exist", "uniform", new String[] {path("a"), path("nowhere")});
    refused("--for: expected a pattern, a colon", "slerp", two, "--for", "t=1");
    refused("--for: there is no setting \"x\"", "slerp", two, "--for", "w:x=1");
    refused("shardSize is 5XB; it must be a size", "uniform", two, "--shard-size", "5XB");
    refused("There are no ingredients", "uniform", new String[0]);
    assertFalse(Files.exists(folder.resolve("out")));
  }

  private void refused(String reason, String method, String[] models, String... options) {
    List<String> words = new java.util.ArrayList<>(List.of("soup", method));
    words.addAll(List.of(models));
    words.addAll(List.of(options));
    words.addAll(List.of("--out", path("out")));
    CommandCall.refused(reason, words.toArray(String[]::new));
  }
}
