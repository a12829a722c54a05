package mcl.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the examples one after the other, each on what those before it made. */
final class ExamplesEngineTest {
  private static final String CONFIG =
      """
      { "batch": { "size": 4 }, "sequenceLength": 16,
        "model": { "embeddingSize": 16, "maxPositionEmbeddings": 32,
          "generator": { "hiddenSize": 16, "numHiddenLayers": 1, "numAttentionHeads": 2, "intermediateSize": 32 },
          "discriminator": { "hiddenSize": 16, "numHiddenLayers": 1, "numAttentionHeads": 2, "intermediateSize": 32 } },
        "schedule": { "warmupSteps": 1, "totalSteps": 3 },
        "validation": { "share": 0.2, "every": 3, "sequences": 8 } }
      """;

  @TempDir static Path folder;
  private static String vocabulary;
  private static String pretraining;
  private static String resumed;

  @BeforeAll
  static void runInTurn() throws Exception {
    Path text = Files.writeString(folder.resolve("text.txt"), text());
    Path config = Files.writeString(folder.resolve("config.json"), CONFIG);
    String shards = folder.resolve("shards").toString();
    String run = folder.resolve("run").toString();
    vocabulary = printed(() -> LearnVocabulary.main(words(text, 80, shards)));
    pretraining = printed(() -> Pretrain.main(words(config, shards, run)));
    Path longer =
        Files.writeString(
            folder.resolve("longer.json"),
            CONFIG.replace("\"totalSteps\": 3", "\"totalSteps\": 5"));
    resumed = printed(() -> Resume.main(words(longer, shards, run)));
  }

  private static String text() {
    return IntStream.range(0, 200)
        .mapToObj(i -> "the cat number " + i + " sat on the mat and saw dog " + i * i % 97)
        .collect(Collectors.joining("\n\n"));
  }

  private static String[] words(Object... arguments) {
    return List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
  }

  /** A program. */
  private interface Program {
    void run() throws Exception;
  }

  private static String printed(Program program) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      program.run();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void learnVocabulary_writesShards() {
    assertEquals("", vocabulary);
    assertTrue(Files.exists(folder.resolve("shards/manifest.json")));
  }

  @Test
  void pretrain_tellsItsListener() {
    List<String> lines = pretraining.lines().toList();
    assertEquals(3, lines.stream().filter(line -> line.startsWith("step ")).count(), pretraining);
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("rtd: {")), pretraining);
    assertTrue(pretraining.contains("saved " + folder.resolve("run/checkpoint-3")), pretraining);
    assertEquals("FINISHED", lines.get(lines.size() - 1));
  }

  @Test
  void resume_doesOnlyTheStepsThatAreLeft() {
    List<String> steps = resumed.lines().filter(line -> line.startsWith("step ")).toList();
    assertEquals(List.of("step 4", "step 5"), steps.stream().map(it -> it.split(":")[0]).toList());
    assertTrue(resumed.contains("saved " + folder.resolve("run/checkpoint-5")), resumed);
  }

  @Test
  void encodeText_printsAVector() throws Exception {
    String line = printed(() -> EncodeText.main(words(checkpoint(), "The cat sat.")));
    assertTrue(line.startsWith("16 numbers, the first is "), line);
  }

  @Test
  void findReplacedTokens_judgesEachToken() throws Exception {
    String lines = printed(() -> FindReplacedTokens.main(words(checkpoint(), "the cat")));
    assertTrue(
        lines.lines().anyMatch(line -> line.matches("the +0\\.\\d{3}")),
        () -> "no \"the\": " + lines);
    assertTrue(lines.startsWith("[CLS] "), lines);
  }

  private static Path checkpoint() {
    return folder.resolve("run/checkpoint-3");
  }
}
