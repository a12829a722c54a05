package mcl.cli;

import static mcl.cli.Workplace.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From text to a fine-tuned model through the real command line, each command a fresh process. */
final class PipelineProcessTest {
  private static final String CONFIG =
      """
      // A pair that learns nothing worth knowing, fast.
      {
        "batch": {"size": 4, "loaderThreads": 2},
        "sequenceLength": 16,
        "model": {
          "embeddingSize": 8,
          "maxPositionEmbeddings": 32,
          "generator": {"hiddenSize": 8, "numHiddenLayers": 1, "numAttentionHeads": 1, "intermediateSize": 16},
          "discriminator": {"hiddenSize": 8, "numHiddenLayers": 1, "numAttentionHeads": 2, "intermediateSize": 16},
          "initializerRange": 0.2
        },
        "schedule": {"warmupSteps": 2, "totalSteps": STEPS},
        "validation": {"share": 0.2, "every": 10, "sequences": 8},
        "logEvery": 5,
        "checkpoints": {"every": 10}
      }
      """;

  @TempDir Path folder;
  private Workplace mcl;

  @BeforeEach
  void writeText() throws Exception {
    mcl = new Workplace(folder);
    TinyTraining.writeText(folder);
    TinyTraining.writeRows(folder);
    Files.writeString(folder.resolve("config.json"), CONFIG.replace("STEPS", "20"));
    Files.writeString(folder.resolve("long.json"), CONFIG.replace("STEPS", "1000000"));
    mcl.makeShards(120);
  }

  @Test
  void everyCommandLeavesWhatTheNextOneReads() throws Exception {
    mcl.pretrain("config.json", "run");
    assertTrue(Files.readString(folder.resolve("run/metrics.jsonl")).contains("eval/rtd/roc_auc"));
    assertTrue(Files.readString(folder.resolve("run/report.html")).contains("Label balance"));
    Path checkpoint = folder.resolve("run/checkpoint-20");
    assertTrue(Files.exists(checkpoint.resolve("generator/tokenizer.json")));
    assertTrue(Files.exists(checkpoint.resolve("discriminator/model.safetensors")));

    String[] finetune = {
      "finetune", "--train", "rows.tsv", "--dev", "rows.tsv", "--model", "run/checkpoint-20"
    };
    String report =
        mcl.done(
                with(
                    finetune,
                    "--epochs",
                    "20",
                    "--learning-rate",
                    "0.01",
                    "--dropout",
                    "0",
                    "--set",
                    "optimizer.layerDecay=1",
                    "--out",
                    "tuned"))
            .out();
    assertTrue(report.contains("dev: accuracy 100.00%"), report);
    Path predictions = folder.resolve("tuned/eval_predictions_classification.txt");
    assertEquals(121, Files.readAllLines(predictions).size());
    mcl.done(with(finetune, "--epochs", "20", "--random", "--out", "random"));
  }

  @Test
  void theSameRunGivesTheSameWeights() throws Exception {
    mcl.pretrain("config.json", "one");
    mcl.pretrain("config.json", "two");
    String weights = "checkpoint-20/discriminator/model.safetensors";
    assertEquals(
        -1, Files.mismatch(folder.resolve("one/" + weights), folder.resolve("two/" + weights)));
  }

  @Test
  void allFiveCoursesRunTheSameWhateverTheLoaderThreads() throws Exception {
    String courses =
        """
        "gradientCosinesEvery": 10,
        "courses": {
          "detection": {"swappedToken": {"on": true}, "insertedToken": {"on": true}},
          "correction": {"replacedToken": {"on": true}, "swappedToken": {"on": true}}
        },
        "batch":""";
    String allOfThem = CONFIG.replace("STEPS", "20").replace("\"batch\":", courses);
    Files.writeString(folder.resolve("mcl.json"), allOfThem);
    Files.writeString(
        folder.resolve("mcl-one.json"),
        allOfThem.replace("\"loaderThreads\": 2", "\"loaderThreads\": 1"));
    mcl.pretrain("mcl.json", "two");
    mcl.pretrain("mcl-one.json", "one");
    String weights = "checkpoint-20/discriminator/model.safetensors";
    assertEquals(
        -1, Files.mismatch(folder.resolve("one/" + weights), folder.resolve("two/" + weights)));
    String page = Files.readString(folder.resolve("two/report.html"));
    for (String section : List.of("Label balance", "notebook over time", "Tug of war")) {
      assertTrue(page.contains(section), section);
    }
  }

  @Test
  void aSignalSavesAndEndsWith130() throws Exception {
    FreshProcess process =
        mcl.start("pretrain", "--config", "long.json", "--data", "shards", "--out", "run");
    process.awaitErr("saved").terminate().endWith(130);
    try (Stream<Path> entries = Files.list(folder.resolve("run"))) {
      assertFalse(entries.anyMatch(entry -> entry.toString().contains(".tmp-")));
    }
  }

  @Test
  void wrongInputEndsWith2AndLeavesNothing() throws Exception {
    Files.writeString(
        folder.resolve("wrong.json"),
        CONFIG.replace("\"batch\"", "\"bach\"").replace("STEPS", "9"));
    mcl.refused(
        "line 3, field \"bach\": unknown field. Did you mean \"batch\"?",
        "pretrain",
        "--config",
        "wrong.json",
        "--data",
        "shards",
        "--out",
        "run");
    mcl.refused(
        "text.txt", "pretrain", "--config", "config.json", "--data", "text.txt", "--out", "run");
    mcl.refused("exists already", "vocab", "--text", "text.txt", "--out", "vocabulary");
    mcl.refused(
        "vocabulary is no model: it has no config.json",
        "finetune",
        "--model",
        "vocabulary",
        "--train",
        "rows.tsv",
        "--dev",
        "rows.tsv",
        "--out",
        "run");
    assertFalse(Files.exists(folder.resolve("run")));
  }
}
