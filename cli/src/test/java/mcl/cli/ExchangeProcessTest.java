package mcl.cli;

import static mcl.cli.Workplace.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  private Workplace mcl;

  @BeforeEach
  void pretrain() throws Exception {
    mcl = new Workplace(folder);
    TinyTraining.writeText(folder);
    TinyTraining.writeRows(folder);
    Files.writeString(folder.resolve("config.json"), CONFIG);
    mcl.makeShards(120);
    mcl.pretrain("config.json", "run");
  }

  @Test
  void aCheckpointGoesOutComesInAndGoesOn() throws Exception {
    String left =
        mcl.done("export", "--to", "huggingface", "--model", "run/checkpoint-4", "--out", "x")
            .err();
    assertTrue(left.contains("course_predictions.std"), left);
    String card = Files.readString(folder.resolve("x/discriminator/README.md"));
    assertTrue(card.contains("swapped token detection | 0.15") && card.contains("roc_auc"), card);

    String tied = mcl.done("import", "--from", "x", "--out", "in").err();
    assertTrue(tied.contains("have the same embeddings, so they are tied"), tied);
    for (String file : List.of("generator/model.safetensors", "discriminator/tokenizer.json")) {
      Path before = folder.resolve("run/checkpoint-4").resolve(file);
      assertEquals(-1, Files.mismatch(before, folder.resolve("in").resolve(file)), file);
    }

    String fresh = more("in", "more");
    assertTrue(fresh.contains("in has no detection head for std; it starts at random."), fresh);
    JsonNode lineage = mcl.json("more/checkpoint-4/run.json").path("lineage");
    assertEquals("ElectraForMaskedLM", lineage.path(0).path("kind").asText());
    assertEquals("in", lineage.path(2).path("path").asText());
    assertTrue(lineage.path(2).path("sha256").has("generator/model.safetensors"));
    assertFalse(more("run/checkpoint-4", "again").contains("detection head"));
  }

  @Test
  void aFineTunedModelGoesOutAndComesIn() throws Exception {
    String[] finetune = {"finetune", "--train", "rows.tsv", "--dev", "rows.tsv", "--epochs", "1"};
    mcl.done(with(finetune, "--model", "run/checkpoint-4", "--out", "tuned"));
    String told = mcl.done("info", "tuned").out();
    assertFalse(told.contains("problem: "), told);
    mcl.done("export", "--to", "huggingface", "--model", "tuned", "--out", "x");
    assertEquals("animal", mcl.json("x/config.json").path("id2label").path("0").asText());
    assertTrue(Files.readString(folder.resolve("x/README.md")).contains("eval_accuracy"));
    mcl.done("import", "--from", "x", "--out", "in");
    String weights = "model/model.safetensors";
    assertEquals(
        -1, Files.mismatch(folder.resolve("tuned/" + weights), folder.resolve("in/" + weights)));
    mcl.done(with(finetune, "--model", "in", "--out", "tuned-again"));
  }

  @Test
  void wrongInputEndsWith2AndLeavesNothing() throws Exception {
    refuseToGoOn();
    refuseToImport();
    refuseToExport();
    assertFalse(Files.exists(folder.resolve("out")));
  }

  private void refuseToGoOn() throws Exception {
    String[] pretrain = {"pretrain", "--config", "config.json", "--data", "shards", "--out", "out"};
    mcl.refused(
        "--from and --discriminator-from are both given",
        with(pretrain, "--from", "run/checkpoint-4", "--discriminator-from", "run"));
    mcl.refused("run is no checkpoint. Expected", with(pretrain, "--from", "run"));
    Files.writeString(
        folder.resolve("wide.json"),
        CONFIG.replace("\"embeddingSize\": 8", "\"embeddingSize\": 9"));
    pretrain[2] = "wide.json";
    mcl.refused(
        "generator: embeddingSize is 8, not 9; discriminator: embeddingSize is 8, not 9",
        with(pretrain, "--from", "run/checkpoint-4"));
  }

  private void refuseToImport() throws Exception {
    mcl.refused("There is nothing to import", "import", "--out", "out");
    mcl.refused("config.json does not exist", "import", "--from", "vocabulary", "--out", "out");
    String[] importing = {"import", "--from", "run/checkpoint-4"};
    mcl.refused(
        "--embedding-sharing: expected one of tied, gradient-disentangled, none",
        with(importing, "--embedding-sharing", "yes", "--out", "out"));
    mcl.refused(
        "is no generator of the sizes in --config",
        with(importing, "--config", "wide.json", "--out", "out"));
    mcl.refused("run exists already", with(importing, "--out", "run"));
    Path pickled = Files.createDirectory(folder.resolve("pickled"));
    Files.copy(
        folder.resolve("run/checkpoint-4/generator/config.json"), pickled.resolve("config.json"));
    Files.writeString(pickled.resolve("renamed.dat"), "PK\u0003\u0004");
    mcl.refused(
        "pickled/renamed.dat is a zip archive, as torch.save writes it. Reading it would run code",
        "import",
        "--from",
        "pickled",
        "--out",
        "out");
  }

  private void refuseToExport() throws Exception {
    String[] exporting = {"export", "--model", "run/checkpoint-4"};
    mcl.refused(
        "holds no model", "export", "--to", "huggingface", "--model", "shards", "--out", "out");
    mcl.refused(
        "--to: expected one of huggingface, not \"huggingfaces\". Did you mean huggingface?",
        with(exporting, "--to", "huggingfaces", "--out", "out"));
    mcl.refused("run exists already", with(exporting, "--to", "huggingface", "--out", "run"));
  }

  private String more(String from, String out) throws Exception {
    return mcl.done(
            "pretrain", "--from", from, "--config", "config.json", "--data", "shards", "--out", out)
        .err();
  }
}
