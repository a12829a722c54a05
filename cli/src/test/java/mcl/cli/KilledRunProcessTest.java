package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mcl.base.json.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real run in a process of its own, killed at no particular moment: what can still be seen. */
final class KilledRunProcessTest {
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
        "schedule": {"warmupSteps": 2, "totalSteps": 1000000},
        "validation": {"share": 0.2, "every": 10, "sequences": 8},
        "logEvery": 5
      }
      """;

  @TempDir static Path folder;
  private static Path run;
  private static String messages;

  @BeforeAll
  static void killARun() throws Exception {
    Path text = folder.resolve("text.txt");
    Files.writeString(text, "the old dog runs and eats again and again\n\n".repeat(60));
    Path config = folder.resolve("config.json");
    Files.writeString(config, CONFIG);
    Path vocabulary = folder.resolve("vocabulary");
    Path shards = folder.resolve("shards");
    CommandCall.done("vocab", "--text", "" + text, "--size", "60", "--out", "" + vocabulary);
    CommandCall.done(
        "tokenize", "--text", "" + text, "--tokenizer", "" + vocabulary, "--out", "" + shards);
    run = folder.resolve("run");
    FreshProcess process =
        FreshProcess.startJava(
            folder,
            Map.of(),
            Main.class,
            "pretrain",
            "--config",
            config.toString(),
            "--data",
            shards.toString(),
            "--out",
            run.toString());
    messages = process.awaitErr("step 40 of").kill().end().err();
  }

  @Test
  void withoutATerminalProgressIsPlainLines() {
    assertFalse(messages.contains("\r") && !messages.contains("\r\n"), messages);
    assertFalse(messages.contains("\u001b"), messages);
    List<String> steps = messages.lines().filter(line -> line.startsWith("step ")).toList();
    for (int i = 0; i < 8; i++) {
      String line = steps.get(i);
      assertTrue(
          line.matches(
              "step "
                  + 5 * (i + 1)
                  + " of 1,000,000: loss [0-9.]+, [0-9,]+ tokens/s, rtd G [0-9.]+ D [0-9.]+,"
                  + " [0-9]+:[0-9]{2}:[0-9]{2} left"),
          line);
    }
  }

  @Test
  void tensorBoardReadsWhatMetricsHold() throws Exception {
    JsonNode read = TensorBoardReader.open(folder).read(run.resolve("tensorboard"));
    Map<String, Map<Long, Float>> written = metrics();
    assertTrue(written.containsKey("train/loss") && written.containsKey("eval/rtd/roc_auc"));
    for (Map.Entry<String, Map<Long, Float>> curve : written.entrySet()) {
      Map<Long, Float> shown = TensorBoardReader.curve(read, curve.getKey());
      assertTrue(curve.getValue().size() - shown.size() <= 1, "all but perhaps the last: " + curve);
      shown.forEach((step, value) -> assertEquals(curve.getValue().get(step), value));
    }
  }

  @Test
  void aReportSaysHowFarItCame() throws Exception {
    Path page = folder.resolve("report.html");
    CommandCall.done("report", run.toString(), "--out", page.toString());
    assertTrue(Files.readString(page).contains("of 1,000,000 steps"));
  }

  @Test
  void everyKeyIsDocumented() throws Exception {
    String docs =
        Files.readString(Path.of(System.getProperty("basedir"), "..", "docs", "monitoring.md"));
    for (String key : metrics().keySet()) {
      String documented = "`" + key.replace("/rtd/", "/COURSE/") + "`";
      assertTrue(docs.contains(documented), documented);
    }
  }

  /** The numbers of all whole lines, by key and step. */
  private static Map<String, Map<Long, Float>> metrics() throws Exception {
    Map<String, Map<Long, Float>> curves = new TreeMap<>();
    String text = Files.readString(run.resolve("metrics.jsonl"));
    for (String line : text.substring(0, text.lastIndexOf('\n')).split("\n")) {
      JsonNode numbers = Json.tree(line);
      long step = numbers.path("step").asLong();
      numbers
          .properties()
          .forEach(
              field -> {
                if (field.getKey().contains("/") && field.getValue().isNumber()) {
                  curves
                      .computeIfAbsent(field.getKey(), key -> new TreeMap<>())
                      .put(step, (float) field.getValue().doubleValue());
                }
              });
    }
    return curves;
  }
}
