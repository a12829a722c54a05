package mcl.cli;

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
import mcl.base.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Export, import and going on through the real command line, each command a fresh process. */
final class ExchangeProcessTest {
  private static final String CONFIG =
      """
      {
        "batch": {"size": 4},
        "sequenceLength": 16,
        "model": {
          "embeddingSize": 8,
          "maxPositionEmbeddings": 32,
          "generator": {"hiddenSize": 8, "numHiddenLayers": 1, "numAttentionHeads": 1, "intermediateSize": 16},
          "discriminator": {"hiddenSize": 8, "numHiddenLayers": 1, "numAttentionHeads": 2, "intermediateSize": 16}
        },
        "courses": {"detection": {"swappedToken": {"on": true}}, "detectionHead": "perCourse"},
        "schedule": {"warmupSteps": 1, "totalSteps": 4},
        "validation": {"share": 0.2, "every": 4, "sequences": 4},
        "logEvery": 2,
        "checkpoints": {"every": 4}
      }
      """;

  @TempDir Path folder;

  @BeforeEach
  void pretrain() throws Exception {
    StringBuilder text = new StringBuilder();
    StringBuilder rows = new StringBuilder("text\tlabel\n");
    for (int i = 0; i < 40; i++) {
      String word = List.of("cat", "dog", "horse", "hammer", "saw", "drill").get(i % 6);
      text.append("the old ").append(word).append(" lies on the bench again\n\n");
      rows.append("the old ").append(word).append(i % 6 < 3 ? "\tanimal\n" : "\ttool\n");
    }
    Files.writeString(folder.resolve("text.txt"), text);
    Files.writeString(folder.resolve("rows.tsv"), rows);
    Files.writeString(folder.resolve("config.json"), CONFIG);
    done("vocab", "--text", "text.txt", "--size", "80", "--out", "vocabulary");
    done("tokenize", "--text", "text.txt", "--tokenizer", "vocabulary", "--out", "shards");
    done("pretrain", "--config", "config.json", "--data", "shards", "--out", "run");
  }

  @Test
  void aCheckpointGoesOutComesInAndGoesOn() throws Exception {
    String left =
        done("export", "--to", "huggingface", "--model", "run/checkpoint-4", "--out", "x");
    assertTrue(left.contains("course_predictions.std"), left);
    String card = Files.readString(folder.resolve("x/discriminator/README.md"));
    assertTrue(card.contains("swapped token detection | 0.15") && card.contains("roc_auc"), card);

    String tied = done("import", "--from", "x", "--out", "in");
    assertTrue(tied.contains("have the same embeddings, so they are tied"), tied);
    for (String file : List.of("generator/model.safetensors", "discriminator/tokenizer.json")) {
      Path before = folder.resolve("run/checkpoint-4").resolve(file);
      assertEquals(-1, Files.mismatch(before, folder.resolve("in").resolve(file)), file);
    }

    String fresh = more("in", "more");
    assertTrue(fresh.contains("in has no detection head for std; it starts at random."), fresh);
    JsonNode lineage = json("more/checkpoint-4/run.json").path("lineage");
    assertEquals("ElectraForMaskedLM", lineage.path(0).path("kind").asText());
    assertEquals("in", lineage.path(2).path("path").asText());
    assertTrue(lineage.path(2).path("sha256").has("generator/model.safetensors"));
    assertFalse(more("run/checkpoint-4", "again").contains("detection head"));
  }

  @Test
  void aFineTunedModelGoesOutAndComesIn() throws Exception {
    String[] rows = {"--train", "rows.tsv", "--dev", "rows.tsv", "--epochs", "1"};
    done(with(rows, "finetune", "--model", "run/checkpoint-4", "--out", "tuned"));
    done("export", "--to", "huggingface", "--model", "tuned", "--out", "x");
    assertEquals("animal", json("x/config.json").path("id2label").path("0").asText());
    assertTrue(Files.readString(folder.resolve("x/README.md")).contains("eval_accuracy"));
    done("import", "--from", "x", "--out", "in");
    String weights = "model/model.safetensors";
    assertEquals(
        -1, Files.mismatch(folder.resolve("tuned/" + weights), folder.resolve("in/" + weights)));
    done(with(rows, "finetune", "--model", "in", "--out", "tuned-again"));
  }

  @Test
  void wrongInputEndsWith2AndLeavesNothing() throws Exception {
    refuseToGoOn();
    refuseToImport();
    refuseToExport();
    assertFalse(Files.exists(folder.resolve("out")));
  }

  private void refuseToGoOn() throws IOException {
    String[] data = {"--config", "config.json", "--data", "shards", "--out", "out"};
    refused(
        "--from and --discriminator-from are both given",
        with(data, "pretrain", "--from", "run/checkpoint-4", "--discriminator-from", "run"));
    refused("run is no checkpoint. Expected", with(data, "pretrain", "--from", "run"));
    Files.writeString(
        folder.resolve("wide.json"),
        CONFIG.replace("\"embeddingSize\": 8", "\"embeddingSize\": 9"));
    data[1] = "wide.json";
    refused(
        "generator: embeddingSize is 8, not 9; discriminator: embeddingSize is 8, not 9",
        with(data, "pretrain", "--from", "run/checkpoint-4"));
  }

  private void refuseToImport() throws IOException {
    refused("There is nothing to import", "import", "--out", "out");
    refused("config.json does not exist", "import", "--from", "vocabulary", "--out", "out");
    String[] checkpoint = {"--from", "run/checkpoint-4"};
    refused(
        "--embedding-sharing: expected one of tied, gradient-disentangled, none",
        with(checkpoint, "import", "--embedding-sharing", "yes", "--out", "out"));
    refused(
        "is no generator of the sizes in --config",
        with(checkpoint, "import", "--config", "wide.json", "--out", "out"));
    refused("run exists already", with(checkpoint, "import", "--out", "run"));
    Path pickled = Files.createDirectory(folder.resolve("pickled"));
    Files.copy(
        folder.resolve("run/checkpoint-4/generator/config.json"), pickled.resolve("config.json"));
    Files.writeString(pickled.resolve("renamed.dat"), "PK\u0003\u0004");
    refused(
        "pickled/renamed.dat is a zip archive, as torch.save writes it. Reading it would run code",
        "import",
        "--from",
        "pickled",
        "--out",
        "out");
  }

  private void refuseToExport() throws IOException {
    String[] checkpoint = {"--model", "run/checkpoint-4"};
    refused("holds no model", "export", "--to", "huggingface", "--model", "shards", "--out", "out");
    refused(
        "--to: expected one of huggingface, not \"huggingfaces\". Did you mean huggingface?",
        with(checkpoint, "export", "--to", "huggingfaces", "--out", "out"));
    refused(
        "run exists already", with(checkpoint, "export", "--to", "huggingface", "--out", "run"));
  }

  private String more(String from, String out) throws IOException {
    return done(
        "pretrain", "--from", from, "--config", "config.json", "--data", "shards", "--out", out);
  }

  private JsonNode json(String file) throws IOException {
    return Json.tree(Files.readString(folder.resolve(file)));
  }

  private static String[] with(String[] more, String... words) {
    return Stream.of(words, more).flatMap(Arrays::stream).toArray(String[]::new);
  }

  /** What it said beside its result. */
  private String done(String... words) throws IOException {
    FreshProcess.Ended ended = end(words);
    assertEquals(0, ended.code(), ended.err());
    return ended.err();
  }

  private void refused(String reason, String... words) throws IOException {
    FreshProcess.Ended ended = end(words);
    assertEquals(2, ended.code(), ended.err());
    assertTrue(ended.err().contains(reason), ended.err());
    assertFalse(ended.err().contains("\tat "), ended.err());
  }

  private FreshProcess.Ended end(String... words) throws IOException {
    try {
      return FreshProcess.startJava(folder, Map.of(), Main.class, words).end();
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }
}
