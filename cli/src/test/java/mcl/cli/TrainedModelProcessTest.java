package mcl.cli;

import static mcl.cli.Workplace.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mcl.base.json.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code mcl encode} and {@code mcl info} as a user calls them, on what a run left. */
final class TrainedModelProcessTest {
  private static final String CONFIG =
      """
      {
        "batch": {"size": 2},
        "sequenceLength": 16,
        "model": {
          "embeddingSize": 8,
          "maxPositionEmbeddings": 16,
          "generator": {"hiddenSize": 8, "numHiddenLayers": 1, "numAttentionHeads": 1, "intermediateSize": 16},
          "discriminator": {"hiddenSize": 12, "numHiddenLayers": 1, "numAttentionHeads": 2, "intermediateSize": 16}
        },
        "schedule": {"warmupSteps": 1, "totalSteps": 2},
        "validation": {"share": 0.2, "every": 2, "sequences": 4}
      }
      """;

  @TempDir static Path folder;
  private static Workplace mcl;

  @BeforeAll
  static void train() throws Exception {
    mcl = new Workplace(folder);
    TinyTraining.writeNumberedText(folder);
    Files.writeString(folder.resolve("config.json"), CONFIG);
    mcl.makeShards(100);
    mcl.pretrain("config.json", "run");
  }

  @Test
  void linesOfAFileBecomeVectorsInTheirOrder() throws Exception {
    List<String> texts =
        IntStream.range(0, 100).mapToObj(i -> "dog ".repeat(i * 37 % 20) + i).toList();
    Files.writeString(folder.resolve("lines.txt"), String.join("\n", texts) + "\n\n");
    FreshProcess.Ended ended = mcl.done(encode("--input", "lines.txt", "--batch-size", "7"));
    List<JsonNode> lines = objects(ended.out());
    assertEquals(101, lines.size());
    assertTrue(ended.err().contains("1 text is empty"), ended.err());
    assertTrue(ended.err().contains("cut to 16 tokens."), ended.err());
    for (int i = 0; i < lines.size(); i++) {
      assertEquals(i, lines.get(i).path("index").asInt());
      assertEquals(12, lines.get(i).path("vector").size());
    }
    JsonNode alone = objects(mcl.done(encode("--text", texts.get(41))).out()).get(0);
    assertNear(alone.path("vector"), lines.get(41).path("vector"));
  }

  @Test
  void everyOutputHasItsFields() throws Exception {
    JsonNode tokens = object("--output", "tokens");
    assertEquals(tokens.path("tokens").size(), tokens.path("vectors").size());
    JsonNode detection = object("--output", "detection");
    JsonNode logits = object("--output", "logits");
    double logit = logits.path("logits").get(2).asDouble();
    assertEquals(1 / (1 + Math.exp(-logit)), detection.path("replaced").get(2).asDouble(), 1e-5);
    JsonNode fillings = object("--output", "fillings", "--top-k", "3");
    JsonNode best = fillings.at("/fillings/0/candidates");
    assertEquals(3, best.size());
    assertTrue(
        best.get(0).path("probability").asDouble() >= best.get(1).path("probability").asDouble());
    JsonNode masks = object("--output", "logits", "--player", "generator");
    assertEquals(masks.path("masks").size(), masks.path("logits").size());
    assertEquals(masks.path("masks").get(0), fillings.at("/fillings/0/position"));
  }

  private static JsonNode object(String... options) throws IOException, InterruptedException {
    String[] words = encode("--text", "the old [MASK] runs");
    return objects(mcl.done(with(words, options)).out()).get(0);
  }

  @Test
  void aTableShowsTokensAboveTheirScores() throws Exception {
    String[] table = {"--format", "table", "--output", "detection", "--text", "the dog\u001b[2J"};
    String page = mcl.done(encode(table)).out();
    assertTrue(page.contains("\n1. the dog\uFFFD[2J\n  [CLS]  the  "), page);
    assertTrue(page.contains("%"), page);
  }

  @Test
  void standardInputIsAnsweredAsItComes() throws Exception {
    FreshProcess process = mcl.start(encode("--pairs", "--text", "-"));
    process.type(utf8("the dog\teats\n")).awaitOut("\"index\":0");
    process.type(utf8("the dog\truns\nagain\tand again\n")).awaitOut("\"index\":2");
    process.type(utf8("no tab here\n"));
    FreshProcess.Ended ended = process.endWith(2);
    assertTrue(
        ended.err().contains("standard input, line 4: --pairs expects two texts"), ended.err());
    assertEquals(3, objects(ended.out()).size());
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aPipeWithANameIsAFile() throws Exception {
    FreshProcess process = mcl.start(encode("--input", "/dev/stdin"));
    FreshProcess.Ended ended = process.type(utf8("the dog\nthe old dog\n")).endInput().endWith(0);
    assertEquals(2, objects(ended.out()).size());
  }

  @Test
  void standardInputLargerThanTheHeapIsRead() throws Exception {
    Workplace small = new Workplace(folder, Map.of("JAVA_TOOL_OPTIONS", "-Xmx40m"));
    FreshProcess process = small.start(encode("--output", "tokens", "-"));
    byte[] block = utf8(("the old dog runs ".repeat(200) + "\n").repeat(64));
    int blocks = (60 << 20) / block.length;
    for (int i = 0; i < blocks; i++) {
      process.type(block);
    }
    FreshProcess.Ended ended = process.endInput().endWith(0);
    assertEquals(64L * blocks, ended.out().lines().count());
  }

  @Test
  void bytesThatAreNoTextAreCounted() throws Exception {
    Files.write(folder.resolve("latin.txt"), new byte[] {'d', 'o', 'g', (byte) 0xE9, '\n'});
    FreshProcess.Ended ended = mcl.done(encode("--input", "latin.txt"));
    assertTrue(ended.err().contains("latin.txt, line 1; each such place"), ended.err());
  }

  @Test
  void infoDescribesARunWithoutTheEngine() throws Exception {
    Path cache = Files.createDirectories(folder.resolve("cache"));
    Workplace alone = new Workplace(folder, Map.of("DJL_CACHE_DIR", cache.toString()));
    for (String path : List.of("run", "run/checkpoint-2", "shards", "vocabulary")) {
      FreshProcess.Ended ended = alone.done("info", path);
      assertTrue(ended.out().startsWith("kind  "), ended.out());
    }
    try (Stream<Path> unpacked = Files.list(cache)) {
      assertEquals(0, unpacked.count());
    }
    String page = mcl.done("info", "run/checkpoint-2").out();
    assertTrue(page.contains("eval/rtd/roc_auc"), page);
    assertFalse(page.contains("problem"), page);
    assertTrue(page.contains("detection courses  replacedToken"), page);
  }

  private static void assertNear(JsonNode expected, JsonNode actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i).asDouble(), actual.get(i).asDouble(), 1e-5);
    }
  }

  private static List<JsonNode> objects(String lines) throws IOException {
    List<JsonNode> objects = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      objects.add(Json.tree(line));
    }
    return objects;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String[] encode(String... more) {
    return with(new String[] {"encode", "--model", "run/checkpoint-2"}, more);
  }
}
