package mcl.soups;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mcl.base.check.Stopped;
import mcl.base.check.UserException;
import mcl.base.files.Sha256;
import mcl.base.json.Json;
import mcl.base.safetensors.TensorSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the folder of a soup, and what does not. */
final class SoupFolderTest {
  private static final String UNIFORM = "'method': 'uniform'";

  @TempDir Path folder;

  private Path model(int seed) throws IOException {
    return TinyModel.random(seed)
        .with("tokenizer.json", "{\"model\": {\"vocab\": {\"a\": 0}}}")
        .with("1_Pooling/config.json", "{}")
        .with("README.md", "of the ingredient alone")
        .with("optimizer.pt", "state")
        .with("trainer_state.json", "{}")
        .with("training/state.json", "{}")
        .with(".gitattributes", "")
        .write(folder.resolve("m" + seed));
  }

  @Test
  void filesOfTheFirstIngredientGoOnButForTrainingAndScores() throws IOException {
    Path soup = new Cooking(folder).soup(UNIFORM, model(1), model(2));
    try (Stream<Path> files = Files.walk(soup)) {
      assertEquals(
          List.of(
              "1_Pooling/config.json",
              "README.md",
              "config.json",
              "model.safetensors",
              "soup.json",
              "tokenizer.json"),
          files
              .filter(Files::isRegularFile)
              .map(file -> soup.relativize(file).toString())
              .sorted()
              .toList());
    }
    assertFalse(Files.readString(soup.resolve("README.md")).contains("of the ingredient alone"));
  }

  @Test
  void theSoupNamesIngredientsWeightsHashesAndMethod() throws IOException {
    Path a = model(1);
    Path b = model(2);
    String fields = "'method': 'weighted', 'formula': {'weights': [3, 1]}";
    Path soup = new Cooking(folder).soup(fields, a, b);
    String hash = Sha256.of(b.resolve("model.safetensors"));
    JsonNode record = Json.tree(Files.readString(soup.resolve("soup.json")));
    assertEquals("weighted", record.path("method").asText());
    assertEquals(a.toString(), record.at("/ingredients/0/path").asText());
    assertEquals(3, record.at("/ingredients/0/weight").asDouble());
    assertEquals(
        hash, record.path("ingredients").path(1).path("sha256").path("model.safetensors").asText());
    String card = Files.readString(soup.resolve("README.md"));
    assertTrue(card.contains("`" + a + "` | 3 |") && card.contains(hash), card);
    try (TensorSource tensors = TensorSource.open(soup)) {
      assertEquals("pt", tensors.metadata().get("format"));
      JsonNode inFile = Json.tree(tensors.metadata().get("mcl_soup"));
      assertEquals(record.path("ingredients"), inFile.path("ingredients"));
    }
  }

  @Test
  void largeSoupsAreCutIntoShardsWithAnIndex() throws IOException {
    Path whole = new Cooking(folder).soup(UNIFORM, model(1), model(2));
    String fields = UNIFORM + ", 'output': {'shardSize': '1KB'}";
    Path cut = new Cooking(folder).soup(fields, model(1), model(2));
    assertTrue(Files.exists(cut.resolve("model-00003-of-00003.safetensors")));
    JsonNode index = Json.tree(Files.readString(cut.resolve("model.safetensors.index.json")));
    assertEquals(4 * (40 * 30 + 30 + 1), index.at("/metadata/total_size").asInt());
    try (TensorSource one = TensorSource.open(whole);
        TensorSource other = TensorSource.open(cut)) {
      assertArrayEquals(one.floats("layer.weight"), other.floats("layer.weight"));
    }
    // And shards are ingredients like others.
    new Cooking(folder).soup(UNIFORM, cut, whole);
  }

  @Test
  void theConfigurationSaysTheNewType() throws IOException {
    String config = "{\"hidden_size\": 30, \"torch_dtype\": \"float32\"}";
    Path a = TinyModel.random(1).with("config.json", config).write(folder.resolve("a"));
    String fields = UNIFORM + ", 'output': {'dtype': 'bfloat16'}";
    Path soup = new Cooking(folder).soup(fields, a, a);
    JsonNode stated = Json.tree(Files.readString(soup.resolve("config.json")));
    assertEquals("bfloat16", stated.path("torch_dtype").asText());
    assertEquals(30, stated.path("hidden_size").asInt());
  }

  @Test
  void onlyChosenTensorsAreMerged() throws IOException {
    Path a = model(1);
    Path b = model(2);
    String fields = UNIFORM + ", 'tensors': {'only': ['layer.*'], 'except': ['*.bias']}";
    try (TensorSource soup = TensorSource.open(new Cooking(folder).soup(fields, a, b));
        TensorSource first = TensorSource.open(a);
        TensorSource second = TensorSource.open(b)) {
      assertArrayEquals(first.floats("layer.bias"), soup.floats("layer.bias"));
      assertArrayEquals(first.floats("scale"), soup.floats("scale"));
      float mean = (first.floats("layer.weight")[7] + second.floats("layer.weight")[7]) / 2;
      assertEquals(mean, soup.floats("layer.weight")[7]);
    }
  }

  @Test
  void someTensorsHaveOtherNumbers() throws IOException {
    Path a = model(1);
    Path b = model(2);
    String fields =
        "'method': 'slerp', 'formula': {'t': 1}, 'tensors': {'t': {'*bias': 0, '*': 1}}";
    try (TensorSource soup = TensorSource.open(new Cooking(folder).soup(fields, a, b));
        TensorSource first = TensorSource.open(a);
        TensorSource second = TensorSource.open(b)) {
      assertArrayEquals(first.floats("layer.bias"), soup.floats("layer.bias"));
      assertArrayEquals(second.floats("layer.weight"), soup.floats("layer.weight"));
    }
  }

  @Test
  void askedToStopItLeavesNothing() throws IOException {
    Path a = model(1);
    AtomicInteger asked = new AtomicInteger();
    Path out = folder.resolve("out/soup");
    SoupKitchen.Equipment equipment =
        new SoupKitchen.Equipment(2, "test", () -> asked.incrementAndGet() > 3, SoupListener.NONE);
    try (SoupKitchen kitchen =
        SoupKitchen.open(new Cooking(folder).recipe(UNIFORM, a, a), equipment)) {
      assertThrows(Stopped.class, () -> kitchen.cook(out, Optional.empty()));
    }
    try (Stream<Path> left = Files.list(folder.resolve("out"))) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void hashesCanBeLeftOut() throws IOException {
    String fields = UNIFORM + ", 'output': {'hashes': false}";
    Path soup = new Cooking(folder).soup(fields, model(1), model(2));
    JsonNode record = Json.tree(Files.readString(soup.resolve("soup.json")));
    assertTrue(record.path("ingredients").path(0).path("sha256").isEmpty());
    assertFalse(Files.readString(soup.resolve("README.md")).contains("SHA-256"));
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Path a = model(1);
    try (SoupKitchen kitchen =
        new Cooking(folder).kitchen(new Cooking(folder).recipe(UNIFORM, a, a))) {
      UserException fault =
          assertThrows(UserException.class, () -> kitchen.cook(model(2), Optional.empty()));
      assertTrue(fault.getMessage().contains("m2 exists already"), fault.getMessage());
    }
  }
}
