package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From text to a fine-tuned model through the real command line, each command a fresh process. */
final class PipelineProcessTest {
  private static final String[] ANIMALS = {"cat", "dog", "horse", "mouse", "bird"};
  private static final String[] TOOLS = {"hammer", "saw", "drill", "wrench", "chisel"};
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

  @BeforeEach
  void writeText() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder text = new StringBuilder();
    StringBuilder rows = new StringBuilder("text\tlabel\n");
    for (int i = 0; i < 120; i++) {
      boolean animal = random.nextBoolean();
      String word = (animal ? ANIMALS : TOOLS)[random.nextInt(5)];
      String sentence = "the old " + word + (animal ? " runs and eats" : " lies on the bench");
      text.append(sentence).append(" again and again\n\n");
      rows.append(sentence).append('\t').append(animal ? "animal" : "tool").append('\n');
    }
    Files.writeString(folder.resolve("text.txt"), text);
    Files.writeString(folder.resolve("rows.tsv"), rows);
    Files.writeString(folder.resolve("config.json"), CONFIG.replace("STEPS", "20"));
    Files.writeString(folder.resolve("long.json"), CONFIG.replace("STEPS", "1000000"));
    done("vocab", "--text", "text.txt", "--size", "120", "--out", "vocabulary");
    done("tokenize", "--text", "text.txt", "--tokenizer", "vocabulary", "--out", "shards");
  }

  @Test
  void everyCommandLeavesWhatTheNextOneReads() throws Exception {
    done("pretrain", "--config", "config.json", "--data", "shards", "--out", "run");
    assertTrue(Files.readString(folder.resolve("run/metrics.jsonl")).contains("eval/rtd/roc_auc"));
    assertTrue(Files.readString(folder.resolve("run/report.html")).contains("Label balance"));
    Path checkpoint = folder.resolve("run/checkpoint-20");
    assertTrue(Files.exists(checkpoint.resolve("generator/tokenizer.json")));
    assertTrue(Files.exists(checkpoint.resolve("discriminator/model.safetensors")));

    String[] rows = {"--train", "rows.tsv", "--dev", "rows.tsv", "--epochs", "20"};
    String report =
        done(
            with(
                rows,
                "finetune",
                "--model",
                "run/checkpoint-20",
                "--learning-rate",
                "0.01",
                "--dropout",
                "0",
                "--set",
                "optimizer.layerDecay=1",
                "--out",
                "tuned"));
    assertTrue(report.contains("dev: accuracy 100.00%"), report);
    Path predictions = folder.resolve("tuned/eval_predictions_classification.txt");
    assertEquals(121, Files.readAllLines(predictions).size());
    done(with(rows, "finetune", "--model", "run/checkpoint-20", "--random", "--out", "random"));
  }

  @Test
  void theSameRunGivesTheSameWeights() throws Exception {
    done("pretrain", "--config", "config.json", "--data", "shards", "--out", "one");
    done("pretrain", "--config", "config.json", "--data", "shards", "--out", "two");
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
    String mcl = CONFIG.replace("STEPS", "20").replace("\"batch\":", courses);
    Files.writeString(folder.resolve("mcl.json"), mcl);
    Files.writeString(
        folder.resolve("mcl-one.json"),
        mcl.replace("\"loaderThreads\": 2", "\"loaderThreads\": 1"));
    done("pretrain", "--config", "mcl.json", "--data", "shards", "--out", "two");
    done("pretrain", "--config", "mcl-one.json", "--data", "shards", "--out", "one");
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
        start("pretrain", "--config", "long.json", "--data", "shards", "--out", "run");
    process.awaitErr("saved").terminate();
    assertEquals(130, process.end().code());
    try (Stream<Path> entries = Files.list(folder.resolve("run"))) {
      assertFalse(entries.anyMatch(entry -> entry.toString().contains(".tmp-")));
    }
  }

  @Test
  void wrongInputEndsWith2AndLeavesNothing() throws Exception {
    Files.writeString(
        folder.resolve("wrong.json"),
        CONFIG.replace("\"batch\"", "\"bach\"").replace("STEPS", "9"));
    refused(
        "line 3, field \"bach\": unknown field. Did you mean \"batch\"?",
        "pretrain",
        "--config",
        "wrong.json",
        "--data",
        "shards",
        "--out",
        "run");
    refused(
        "text.txt", "pretrain", "--config", "config.json", "--data", "text.txt", "--out", "run");
    refused("exists already", "vocab", "--text", "text.txt", "--out", "vocabulary");
    refused(
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

  private static String[] with(String[] more, String... words) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
  }

  private FreshProcess start(String... words) throws IOException {
    return FreshProcess.startJava(folder, Map.of(), Main.class, words);
  }

  private String done(String... words) throws IOException {
    FreshProcess.Ended ended = end(words);
    assertEquals(0, ended.code(), ended.err());
    return ended.out();
  }

  private void refused(String reason, String... words) throws IOException {
    FreshProcess.Ended ended = end(words);
    assertEquals(2, ended.code(), ended.err());
    assertTrue(ended.err().contains(reason), ended.err());
    assertFalse(ended.err().contains("\tat "), ended.err());
  }

  private FreshProcess.Ended end(String... words) throws IOException {
    try {
      return start(words).end();
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }
}
