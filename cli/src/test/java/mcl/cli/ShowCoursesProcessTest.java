package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a user calls it, with and without a model. */
final class ShowCoursesProcessTest {
  private static final String CONFIG =
      """
      {
        "batch": {"size": 2},
        "sequenceLength": 16,
        "model": {
          "embeddingSize": 8,
          "maxPositionEmbeddings": 16,
          "generator": {"hiddenSize": 8, "numHiddenLayers": 1, "numAttentionHeads": 1, "intermediateSize": 16},
          "discriminator": {"hiddenSize": 8, "numHiddenLayers": 1, "numAttentionHeads": 2, "intermediateSize": 16}
        },
        "courses": {"detectionHead": "perCourse"},
        "schedule": {"warmupSteps": 1, "totalSteps": 2},
        "validation": {"share": 0.2, "every": 10, "sequences": 4}
      }
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeText() throws Exception {
    StringBuilder text = new StringBuilder();
    IntStream.range(0, 60)
        .forEach(i -> text.append("the old dog ").append(i).append(" runs and eats again\n\n"));
    Files.writeString(folder.resolve("text.txt"), text);
    Files.writeString(folder.resolve("config.json"), CONFIG);
    done("vocab", "--text", "text.txt", "--size", "100", "--out", "vocabulary");
    done("tokenize", "--text", "text.txt", "--tokenizer", "vocabulary", "--out", "shards");
  }

  @Test
  void untrainedNetworks_areShownATextAndARow() throws Exception {
    String screen = done("show-courses", "--text", "the dog eats 12", "--tokenizer", "vocabulary");
    assertTrue(screen.contains("untrained. G guesses blindly"), screen);
    assertTrue(screen.contains("Replaced token detection (rtd)"), screen);
    assertTrue(screen.contains("Corrections (re_std)"), screen);
    assertTrue(screen.contains("Inserted token detection (itd)"), screen);

    assertTrue(screen.contains("Only one token was chosen"), screen);

    String row = done("show-courses", "--data", "shards", "--row", "1", "--courses", "std");
    assertTrue(row.contains("training row 1, 128 tokens"), row);
    assertFalse(row.contains("Only one token"), row);
  }

  @Test
  void aCheckpoint_isShownAndRefusesWhatItCannot() throws Exception {
    done("pretrain", "--config", "config.json", "--data", "shards", "--out", "run");
    String[] model = {"show-courses", "--model", "run/checkpoint-2"};
    String screen =
        done(with(model, "--text", "the dog runs ".repeat(9), "--html", "courses.html"));
    assertTrue(screen.contains("after 2 steps of training on rtd."), screen);
    assertTrue(screen.contains("This correction was not part of the training."), screen);
    assertTrue(screen.contains("has room for 14: the rest is cut."), screen);
    assertTrue(screen.contains("(rtd)") && !screen.contains("(std)"), screen);
    String page = Files.readString(folder.resolve("courses.html"));
    assertTrue(page.contains("<h2>Corrections (re_rtd)</h2>"), page);
    String row = done(with(model, "--data", "shards", "--split", "validation"));
    assertTrue(row.contains("validation row 0, 16 tokens"), row);

    refused("none for itd", with(model, "--text", "dog", "--courses", "itd"));
    refused("--row: expected", with(model, "--data", "shards", "--row", "100000"));
    done("vocab", "--text", "text.txt", "--size", "60", "--out", "other");
    done("tokenize", "--text", "text.txt", "--tokenizer", "other", "--out", "others");
    refused("another vocabulary", with(model, "--data", "others"));
  }

  private static String[] with(String[] words, String... more) {
    return Stream.of(words, more).flatMap(Stream::of).toArray(String[]::new);
  }

  private String done(String... words) throws IOException, InterruptedException {
    FreshProcess.Ended ended = FreshProcess.startJava(folder, Map.of(), Main.class, words).end();
    assertEquals(0, ended.code(), ended.err());
    return ended.out();
  }

  private void refused(String reason, String... words) throws IOException, InterruptedException {
    FreshProcess.Ended ended = FreshProcess.startJava(folder, Map.of(), Main.class, words).end();
    assertEquals(2, ended.code(), ended.err());
    assertTrue(ended.err().contains(reason), ended.err());
  }
}
