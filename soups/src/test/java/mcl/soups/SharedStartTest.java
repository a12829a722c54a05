package mcl.soups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mcl.base.files.Sha256;
import mcl.base.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights that did not begin alike do not mix, and the user is told. */
final class SharedStartTest {
  private static final String UNIFORM = "'method': 'uniform'";

  @TempDir Path folder;

  /** A checkpoint with one part, which began with weights of these hashes. */
  private Path checkpoint(String name, String config, String... ancestors) throws IOException {
    StringBuilder lineage = new StringBuilder();
    for (String hash : ancestors) {
      lineage
          .append(lineage.length() > 0 ? "," : "")
          .append("{\"path\": \"p\", \"kind\": \"checkpoint\", \"sha256\": ")
          .append("{\"model.safetensors\": \"" + hash + "\"}}");
    }
    String run = "{\"step\": 9, \"config\": {\"seed\": %s}, \"lineage\": [%s]}";
    return TinyModel.random(name.hashCode())
        .with("run.json", run.formatted(config, lineage))
        .write(folder.resolve(name));
  }

  private List<String> warnings(Path... models) {
    return new Cooking(folder).warnings(UNIFORM, models);
  }

  @Test
  void aSharedAncestorIsEnough() throws IOException {
    Path a = checkpoint("a/checkpoint-1", "1", "aaa", "bbb");
    assertEquals(List.of(), warnings(a, checkpoint("b/checkpoint-1", "2", "bbb")));
  }

  @Test
  void checkpointsOfOneRunBeganAlike() throws IOException {
    Path a = checkpoint("a/checkpoint-1", "1");
    assertEquals(List.of(), warnings(a, checkpoint("a/checkpoint-2", "1")));
  }

  @Test
  void otherAncestorsAreWarnedOf() throws IOException {
    Path a = checkpoint("a/checkpoint-1", "1", "aaa");
    List<String> warnings = warnings(a, checkpoint("b/checkpoint-1", "1", "bbb"));
    assertTrue(warnings.get(0).contains("did not begin with the same weights"), warnings::toString);
  }

  @Test
  void randomStartsOfTwoRunsAreWarnedOf() throws IOException {
    Path a = checkpoint("a/checkpoint-1", "1");
    assertEquals(1, warnings(a, checkpoint("b/checkpoint-1", "1")).size());
  }

  @Test
  void oneMayHaveBegunWithTheOther() throws IOException {
    Path start = checkpoint("a/checkpoint-1", "1");
    String hash = Sha256.of(start.resolve("model.safetensors"));
    assertEquals(List.of(), warnings(start, checkpoint("b/checkpoint-1", "1", hash)));
  }

  @Test
  void whereNothingIsRecordedThatIsSaid() throws IOException {
    Path a = TinyModel.random(1).write(folder.resolve("a"));
    List<String> warnings = warnings(a, checkpoint("b/checkpoint-1", "1", "bbb"));
    assertEquals(
        List.of(
            "Nothing is recorded about what "
                + a
                + " began with. Weights mix only if all began with the same."),
        warnings);
  }

  @Test
  void theSoupKeepsTheSharedLineage() throws IOException {
    Path a = checkpoint("a/checkpoint-1", "1", "aaa", "bbb");
    Path b = checkpoint("b/checkpoint-1", "2", "ccc", "bbb");
    Path soup = new Cooking(folder).soup(UNIFORM, a, b);
    JsonNode run = Json.tree(Files.readString(soup.resolve("run.json")));
    assertEquals(1, run.path("lineage").size());
    assertEquals(
        "bbb", run.path("lineage").path(0).path("sha256").path("model.safetensors").asText());
    assertEquals(0, run.path("step").asInt());
    assertEquals(b.toString(), run.path("ingredients").path(1).path("path").asText());
    // So the soup is an ingredient like others.
    assertEquals(List.of(), warnings(soup, a));
  }
}
