package mcl.cli;

import static mcl.cli.Workplace.with;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
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
  private Workplace mcl;

  @BeforeEach
  void writeText() throws Exception {
    mcl = new Workplace(folder);
    TinyTraining.writeNumberedText(folder);
    Files.writeString(folder.resolve("config.json"), CONFIG);
    mcl.makeShards(100);
  }

  @Test
  void untrainedNetworks_areShownATextAndARow() throws Exception {
    String screen =
        mcl.done("show-courses", "--text", "the dog eats 12", "--tokenizer", "vocabulary").out();
    assertTrue(screen.contains("untrained. G guesses blindly"), screen);
    assertTrue(screen.contains("Replaced token detection (rtd)"), screen);
    assertTrue(screen.contains("Corrections (re_std)"), screen);
    assertTrue(screen.contains("Inserted token detection (itd)"), screen);

    assertTrue(screen.contains("Only one token was chosen"), screen);

    String row =
        mcl.done("show-courses", "--data", "shards", "--row", "1", "--courses", "std").out();
    assertTrue(row.contains("training row 1, 128 tokens"), row);
    assertFalse(row.contains("Only one token"), row);
  }

  @Test
  void aCheckpoint_isShownAndRefusesWhatItCannot() throws Exception {
    mcl.pretrain("config.json", "run");
    String[] model = {"show-courses", "--model", "run/checkpoint-2"};
    String screen =
        mcl.done(with(model, "--text", "the dog runs ".repeat(9), "--html", "courses.html")).out();
    assertTrue(screen.contains("after 2 steps of training on rtd."), screen);
    assertTrue(screen.contains("This correction was not part of the training."), screen);
    assertTrue(screen.contains("has room for 14: the rest is cut."), screen);
    assertTrue(screen.contains("(rtd)") && !screen.contains("(std)"), screen);
    String page = Files.readString(folder.resolve("courses.html"));
    assertTrue(page.contains("<h2>Corrections (re_rtd)</h2>"), page);
    String row = mcl.done(with(model, "--data", "shards", "--split", "validation")).out();
    assertTrue(row.contains("validation row 0, 16 tokens"), row);

    mcl.refused("none for itd", with(model, "--text", "dog", "--courses", "itd"));
    mcl.refused("--row: expected", with(model, "--data", "shards", "--row", "100000"));
    mcl.done("vocab", "--text", "text.txt", "--size", "60", "--out", "other");
    mcl.done("tokenize", "--text", "text.txt", "--tokenizer", "other", "--out", "others");
    mcl.refused("another vocabulary", with(model, "--data", "others"));
  }
}
