package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    Files.writeString(folder.resolve("start.json"), CONFIG.formatted(1, false));
    Files.writeString(folder.resolve("a.json"), CONFIG.formatted(2, false));
    Files.writeString(folder.resolve("b.json"), CONFIG.formatted(3, true));
    done("vocab", "--text", "text.txt", "--size", "80", "--out", "vocabulary");
    done("tokenize", "--text", "text.txt", "--tokenizer", "vocabulary", "--out", "shards");
    done("pretrain", "--config", "start.json", "--data", "shards", "--out", "start");
    goOn("start/checkpoint-4", "a");
    goOn("start/checkpoint-4", "b");
  }

  private void goOn(String from, String name) throws IOException {
    String config = Files.exists(folder.resolve(name + ".json")) ? name + ".json" : "a.json";
    done("pretrain", "--from", from, "--config", config, "--data", "shards", "--out", name);
  }

  @Test
  void aSoupOfCoursesIsACheckpointToGoOnFrom() throws Exception {
    FreshProcess.Ended made =
        end("soup", "uniform", "--out", "soup", "a/checkpoint-4", "b/checkpoint-4");
    assertEquals(0, made.code(), made.err());
    assertFalse(made.err().contains("warning"), made.err());
    assertFalse(Files.exists(folder.resolve("soup/training")));
    goOn("soup", "more");
    JsonNode lineage = json("more/checkpoint-4/run.json").path("lineage");
    assertEquals("start/checkpoint-4", lineage.path(0).path("path").asText());
    assertEquals("soup", lineage.path(1).path("kind").asText());
    assertTrue(end("info", "soup").out().contains("a/checkpoint-4"));
    done("export", "--to", "huggingface", "--model", "soup", "--out", "x");
    String card = Files.readString(folder.resolve("x/discriminator/README.md"));
    assertTrue(card.contains("Merged from 2 models by `uniform`"), card);

    String[] strangers = {"soup", "uniform", "--out", "no", "start/checkpoint-4", "random/x"};
    done("pretrain", "--config", "a.json", "--data", "shards", "--out", "random");
    strangers[5] = "random/checkpoint-4";
    String said = end(strangers).err();
    assertTrue(said.contains("did not begin with the same weights"), said);
  }

  @Test
  void heldOutTextAndFineTuningJudge() throws Exception {
    FreshProcess.Ended greedy =
        end(
            "soup",
            "greedy",
            "--judge",
            "validation:shards,metric=detection_loss",
            "--out",
            "g",
            "a/checkpoint-4",
            "b/checkpoint-4");
    assertEquals(0, greedy.code(), greedy.err());
    double own = json("g/soup.json").path("ingredients").path(0).path("score").asDouble();
    assertEquals(lastValidation("a"), own, 1e-6);

    String judge = "finetune:rows.tsv,rows.tsv,epochs=1,metric=macro_f1";
    FreshProcess.Ended learned =
        end(
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
    assertEquals(0, learned.code(), learned.err());
    assertTrue(json("l/soup.json").path("score").isNumber());

    String[] rows = {"finetune", "--train", "rows.tsv", "--dev", "rows.tsv", "--epochs", "1"};
    for (String seed : List.of("1", "2")) {
      done(with(rows, "--model", "a/checkpoint-4", "--seed", seed, "--out", "t" + seed));
    }
    FreshProcess.Ended tuned = end("soup", "uniform", "--out", "t", "t1", "t2");
    assertEquals(0, tuned.code(), tuned.err());
    assertFalse(tuned.err().contains("warning"), tuned.err());
    assertFalse(Files.exists(folder.resolve("t/eval_results.json")));
    Files.writeString(folder.resolve("sentences.txt"), "the old cat\n");
    done("encode", "--model", "t/model", "--input", "sentences.txt");
  }

  /** The detection loss of a run's last validation. */
  private double lastValidation(String run) throws IOException {
    String last = "";
    for (String line : Files.readAllLines(folder.resolve(run).resolve("metrics.jsonl"))) {
      last = line.contains("eval/rtd/detection_loss") ? line : last;
    }
    return Json.tree(last).path("eval/rtd/detection_loss").asDouble();
  }

  private JsonNode json(String file) throws IOException {
    return Json.tree(Files.readString(folder.resolve(file)));
  }

  private static String[] with(String[] words, String... more) {
    String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return all;
  }

  private void done(String... words) throws IOException {
    FreshProcess.Ended ended = end(words);
    assertEquals(0, ended.code(), ended.err());
  }

  private FreshProcess.Ended end(String... words) throws IOException {
    try {
      return FreshProcess.startJava(folder, Map.of(), Main.class, words).end();
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }
}
