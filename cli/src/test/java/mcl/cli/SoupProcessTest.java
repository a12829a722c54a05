package mcl.cli;

import static mcl.cli.Workplace.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mcl.base.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Soups of pre-trained pairs through the real command line, each command a fresh process. */
final class SoupProcessTest {
  private static final String CONFIG =
      """
      {
        "seed": %d,
        "batch": {"size": 4},
        "sequenceLength": 16,
        "model": {
          "embeddingSize": 8,
          "maxPositionEmbeddings": 32,
          "generator": {"hiddenSize": 8, "numHiddenLayers": 1, "numAttentionHeads": 1, "intermediateSize": 16},
          "discriminator": {"hiddenSize": 8, "numHiddenLayers": 1, "numAttentionHeads": 2, "intermediateSize": 16}
        },
        "courses": {"detection": {"swappedToken": {"on": %s}}},
        "schedule": {"warmupSteps": 1, "totalSteps": 4},
        "validation": {"share": 0.2, "every": 4, "sequences": 4},
        "logEvery": 2,
        "checkpoints": {"every": 2}
      }
      """;

  @TempDir Path folder;
  private Workplace mcl;

  @BeforeEach
  void pretrain() throws Exception {
    mcl = new Workplace(folder);
    TinyTraining.writeText(folder);
    TinyTraining.writeRows(folder);
    Files.writeString(folder.resolve("start.json"), CONFIG.formatted(1, false));
    Files.writeString(folder.resolve("a.json"), CONFIG.formatted(2, false));
    Files.writeString(folder.resolve("b.json"), CONFIG.formatted(3, true));
    mcl.makeShards(120);
    mcl.pretrain("start.json", "start");
    goOn("start/checkpoint-4", "a");
    goOn("start/checkpoint-4", "b");
  }

  private void goOn(String from, String name) throws Exception {
    String config = Files.exists(folder.resolve(name + ".json")) ? name + ".json" : "a.json";
    mcl.done("pretrain", "--from", from, "--config", config, "--data", "shards", "--out", name);
  }

  @Test
  void aSoupOfCoursesIsACheckpointToGoOnFrom() throws Exception {
    FreshProcess.Ended made =
        mcl.done("soup", "uniform", "--out", "soup", "a/checkpoint-4", "b/checkpoint-4");
    assertFalse(made.err().contains("warning"), made.err());
    assertFalse(Files.exists(folder.resolve("soup/training")));
    goOn("soup", "more");
    JsonNode lineage = mcl.json("more/checkpoint-4/run.json").path("lineage");
    assertEquals("start/checkpoint-4", lineage.path(0).path("path").asText());
    assertEquals("soup", lineage.path(1).path("kind").asText());
    assertTrue(mcl.done("info", "soup").out().contains("a/checkpoint-4"));
    mcl.done("export", "--to", "huggingface", "--model", "soup", "--out", "x");
    String card = Files.readString(folder.resolve("x/discriminator/README.md"));
    assertTrue(card.contains("Merged from 2 models by `uniform`"), card);

    String[] strangers = {"soup", "uniform", "--out", "no", "start/checkpoint-4", "random/x"};
    mcl.pretrain("a.json", "random");
    strangers[5] = "random/checkpoint-4";
    String said = mcl.end(strangers).err();
    assertTrue(said.contains("did not begin with the same weights"), said);
  }

  @Test
  void heldOutTextAndFineTuningJudge() throws Exception {
    mcl.done(
        "soup",
        "greedy",
        "--judge",
        "validation:shards,metric=detection_loss",
        "--out",
        "g",
        "a/checkpoint-4",
        "b/checkpoint-4");
    double own = mcl.json("g/soup.json").path("ingredients").path(0).path("score").asDouble();
    assertEquals(lastValidation("a"), own, 1e-6);

    String judge = "finetune:rows.tsv,rows.tsv,epochs=1,metric=macro_f1";
    mcl.done(
        "soup",
        "learned",
        "--judge",
        judge,
        "--evaluations",
        "2",
        "--out",
        "l",
        "a/checkpoint-4",
        "b/checkpoint-4");
    assertTrue(mcl.json("l/soup.json").path("score").isNumber());

    String[] rows = {"finetune", "--train", "rows.tsv", "--dev", "rows.tsv", "--epochs", "1"};
    for (String seed : List.of("1", "2")) {
      mcl.done(with(rows, "--model", "a/checkpoint-4", "--seed", seed, "--out", "t" + seed));
    }
    FreshProcess.Ended tuned = mcl.done("soup", "uniform", "--out", "t", "t1", "t2");
    assertFalse(tuned.err().contains("warning"), tuned.err());
    assertFalse(Files.exists(folder.resolve("t/eval_results.json")));
    Files.writeString(folder.resolve("sentences.txt"), "the old cat\n");
    mcl.done("encode", "--model", "t/model", "--input", "sentences.txt");
  }

  /** The detection loss of a run's last validation. */
  private double lastValidation(String run) throws Exception {
    String last = "";
    for (String line : Files.readAllLines(folder.resolve(run).resolve("metrics.jsonl"))) {
      last = line.contains("eval/rtd/detection_loss") ? line : last;
    }
    return Json.tree(last).path("eval/rtd/detection_loss").asDouble();
  }
}
