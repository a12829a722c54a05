package mcl.cli;

import static mcl.cli.Workplace.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configurations through the real command line: files that extend others, --set, --dry-run. */
final class ConfiguredRunProcessTest {
  private static final String SIZES =
      """
      // A pair of next to no size.
      {
        "sequenceLength": 16,
        "model": {
          "embeddingSize": 8,
          "maxPositionEmbeddings": 32,
          "generator": {"hiddenSize": 8, "numHiddenLayers": 1, "numAttentionHeads": 1, "intermediateSize": 16},
          "discriminator": {"hiddenSize": 8, "numHiddenLayers": 1, "numAttentionHeads": 2, "intermediateSize": 16},
          "initializerRange": 0.2
        },
        "schedule": {"warmupSteps": 2, "totalSteps": 1000}
      }
      """;
  private static final String RUN =
      """
      {
        "extends": "sizes.json",
        "batch": {"size": 4},
        "validation": {"share": 0.2, "every": 10, "sequences": 8},
        "logEvery": 5
      }
      """;

  @TempDir static Path folder;
  private static Workplace mcl;

  @BeforeAll
  static void writeText() throws Exception {
    mcl = new Workplace(folder);
    TinyTraining.writeText(folder);
    TinyTraining.writeRows(folder);
    Files.writeString(folder.resolve("sizes.json"), SIZES);
    Files.writeString(folder.resolve("run.json"), RUN);
    mcl.makeShards(120);
  }

  @Test
  void theRecordOfARunRunsItAgain() throws Exception {
    mcl.done(pretrain("run.json", "one", "--set", "schedule.totalSteps=12", "batch.size=3"));
    assertEquals(3, config("one").path("batch").path("size").asInt());
    assertEquals(12, config("one").path("schedule").path("totalSteps").asInt());
    mcl.done(pretrain("one/run.json", "two"));
    assertEquals(config("one"), config("two"));
    String weights = "checkpoint-12/discriminator/model.safetensors";
    assertEquals(
        -1, Files.mismatch(folder.resolve("one/" + weights), folder.resolve("two/" + weights)));

    String saved = "one/checkpoint-12";
    String told = mcl.done(pretrain("one/run.json", "more", "--from", saved, "--dry-run")).out();
    assertTrue(told.contains("All is well"), told);
    assertFalse(Files.exists(folder.resolve("more")));
    mcl.refused(
        "is not of the sizes of this run",
        pretrain(
            "one/run.json",
            "more",
            "--from",
            saved,
            "--dry-run",
            "--set",
            "model.discriminator.hiddenSize=10"));
  }

  @Test
  void aDryRunTellsAllAndWritesNothing() throws Exception {
    List<String> before = names();
    String told =
        mcl.done(pretrain("run.json", "dry", "--dry-run", "--set", "checkpoints.every=250")).out();
    for (String part :
        List.of(
            "steps          1,000",
            "tokens a step  64: 4 sequences of 16",
            "tokens in all  64,000",
            "at most       4: ",
            "FLOPs",
            "activations",
            "step 1 ",
            "replaced token detection (rtd): sequence 1 of 4",
            "G reads  [CLS]",
            "All is well: the run can begin.")) {
      assertTrue(told.contains(part), part + " is not in\n" + told);
    }
    assertEquals(before, names());
  }

  @Test
  void aDryRunWarnsWhereMemoryIsTooSmall() throws Exception {
    String warning =
        mcl.done(
                pretrain(
                    "run.json",
                    "dry",
                    "--dry-run",
                    "--set",
                    "batch.size=40000",
                    "model.discriminator.numHiddenLayers=20000"))
            .err();
    assertTrue(warning.startsWith("warning: the run needs about "), warning);
    assertTrue(warning.contains("--set batch.microBatch="), warning);
  }

  @Test
  void aDryRunRefusesWhatTheRunWouldRefuse() throws Exception {
    Files.createDirectories(folder.resolve("full/inside"));
    mcl.refused("full is not empty", pretrain("run.json", "full", "--dry-run"));
    mcl.refused("run.json is a file", pretrain("run.json", "run.json", "--dry-run"));
    mcl.refused(
        "text.txt is not a folder. Name a folder where you may write.",
        pretrain("run.json", "text.txt/run", "--dry-run"));
    mcl.refused(
        "the 9000000000 checkpoints of this run take",
        pretrain(
            "run.json",
            "dry",
            "--dry-run",
            "--set",
            "schedule.totalSteps=9000000000",
            "checkpoints.every=1",
            "checkpoints.keepLast=0"));
    mcl.refused(
        "The text is too small",
        pretrain("run.json", "dry", "--dry-run", "--set", "validation.share=0.00001"));
    mcl.refused(
        "vocabulary is no folder of token shards",
        "pretrain",
        "--config",
        "run.json",
        "--data",
        "vocabulary",
        "--out",
        "dry",
        "--dry-run");
    assertFalse(Files.exists(folder.resolve("dry")));
  }

  @Test
  void wrongFieldsAreNamedWithTheirPlace() throws Exception {
    mcl.refused(
        "--set optimizer.lerningRate=1, field \"optimizer.lerningRate\": unknown field. Did you mean"
            + " \"learningRate\"?",
        pretrain("run.json", "wrong", "--set", "optimizer.lerningRate=1"));
    mcl.refused(
        "--set learningRate=1, field \"learningRate\": unknown field. Did you mean"
            + " \"optimizer.learningRate\"?",
        pretrain("run.json", "wrong", "--set", "learningRate=1"));
    Files.writeString(folder.resolve("sizes-wrong.json"), SIZES.replace("0.2", "-1"));
    Files.writeString(folder.resolve("wrong.json"), RUN.replace("sizes.json", "sizes-wrong.json"));
    mcl.refused(
        "sizes-wrong.json, line 9 (extended by wrong.json), field \"model.initializerRange\":"
            + " initializerRange is -1.0; it must be above 0",
        pretrain("wrong.json", "wrong"));
  }

  @Test
  void fineTuningReadsAConfigurationToo() throws Exception {
    mcl.done(pretrain("run.json", "base", "--set", "schedule.totalSteps=2"));
    Files.writeString(folder.resolve("tune.json"), "{\"epochs\": 2, \"dropout\": 0}");
    String[] finetune = {
      "finetune", "--train", "rows.tsv", "--dev", "rows.tsv", "--model", "base/checkpoint-2"
    };
    mcl.done(
        with(
            finetune,
            "--config",
            "tune.json",
            "--batch-size",
            "8",
            "--set",
            "optimizer.weightDecay=0.1",
            "--out",
            "tuned"));
    JsonNode resolved = mcl.json("tuned/finetune.json");
    assertEquals(2, resolved.path("epochs").asInt());
    assertEquals(8, resolved.path("batchSize").asInt());
    assertEquals(0.1, resolved.at("/optimizer/weightDecay").asDouble());
    mcl.done(with(finetune, "--config", "tuned/finetune.json", "--out", "again"));
    assertEquals(
        Files.readString(folder.resolve("tuned/eval_predictions_classification.txt")),
        Files.readString(folder.resolve("again/eval_predictions_classification.txt")));
    mcl.refused(
        "--epochs many, field \"epochs\": expected a whole number, not \"many\".",
        with(finetune, "--epochs", "many", "--out", "wrong"));
    mcl.refused(
        "dropout is 1.0; it must be between 0 and 0.9",
        with(finetune, "--set", "dropout=1", "--out", "wrong"));
  }

  private static String[] pretrain(String config, String out, String... more) {
    String[] words = {"pretrain", "--config", config, "--data", "shards", "--out", out};
    return with(words, more);
  }

  private static JsonNode config(String run) throws Exception {
    return mcl.json(run + "/run.json").path("config");
  }

  private static List<String> names() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".txt"))
          .sorted()
          .toList();
    }
  }
}
