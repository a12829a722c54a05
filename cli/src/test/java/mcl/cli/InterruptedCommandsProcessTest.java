package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Commands that are asked to terminate: they end with 130 and leave nothing half done. */
@DisabledOnOs(OS.WINDOWS)
final class InterruptedCommandsProcessTest {
  @TempDir static Path folder;

  @BeforeAll
  static void train() throws Exception {
    TinyTraining.writeText(folder);
    TinyTraining.writeConfig(folder.resolve("config.json"), 3);
    StringBuilder rows = new StringBuilder("text\tlabel\n");
    for (int i = 0; i < 40; i++) {
      rows.append(i % 2 == 0 ? "the old dog runs\tanimal\n" : "the old saw lies\ttool\n");
    }
    Files.writeString(folder.resolve("rows.tsv"), rows);
    done("vocab", "--text", "text.txt", "--size", "120", "--out", "vocabulary");
    done("tokenize", "--text", "text.txt", "--tokenizer", "vocabulary", "--out", "shards");
    done("pretrain", "--config", "config.json", "--data", "shards", "--out", "run");
  }

  private static FreshProcess start(String... words) throws IOException {
    return FreshProcess.startJava(folder, Map.of(), Main.class, words);
  }

  private static void done(String... words) throws Exception {
    FreshProcess.Ended ended = start(words).end();
    assertEquals(0, ended.code(), ended.err());
  }

  private static FreshProcess.Ended interrupted(FreshProcess process) throws Exception {
    FreshProcess.Ended ended = process.end();
    assertEquals(130, ended.code(), ended.err());
    return ended;
  }

  @Test
  void fineTuning_keepsNoHalfRun_andSaysHowToGoOn() throws Exception {
    FreshProcess tuning =
        start(
            "finetune",
            "--model",
            "run/checkpoint-3",
            "--train",
            "rows.tsv",
            "--dev",
            "rows.tsv",
            "--epochs",
            "100000",
            "--out",
            "tuned");
    FreshProcess.Ended ended = interrupted(tuning.awaitErr("epoch 2").terminate());
    String again = "To go on: mcl finetune --resume --model run/checkpoint-3 --train rows.tsv";
    assertTrue(ended.err().contains(again), ended.err());
    assertFalse(Files.exists(folder.resolve("tuned/runs/seed-42")));
    assertFalse(Files.exists(folder.resolve("tuned/model")));
  }

  @Test
  void tokenizing_keepsWhatIsFinished_andGoesOnWhenCalledAgain() throws Exception {
    String[] line = {"tokenize", "--text", "-", "--tokenizer", "vocabulary", "--out", "piped"};
    FreshProcess reading = start(line).type("the old dog\n\n".getBytes(StandardCharsets.UTF_8));
    while (!Files.exists(folder.resolve("piped/recipe.json"))) {
      Thread.sleep(10);
    }
    reading.terminate().awaitErr("Stopping.").endInput();
    FreshProcess.Ended ended = interrupted(reading);
    assertTrue(ended.err().contains("Interrupted; finished shards are kept."), ended.err());
    try (Stream<Path> files = Files.walk(folder.resolve("piped"))) {
      List<String> left = files.map(file -> file.getFileName().toString()).toList();
      assertTrue(left.stream().noneMatch(it -> it.contains(".tmp-")), left.toString());
      assertFalse(left.contains("manifest.json"), left.toString());
    }
  }

  @Test
  void encoding_writesWholeLines_andWaitsForNoMoreInput() throws Exception {
    FreshProcess encoding =
        start("encode", "--model", "run/checkpoint-3", "-")
            .type("the old dog\n".getBytes(StandardCharsets.UTF_8))
            .awaitOut("\n");
    FreshProcess.Ended ended = interrupted(encoding.terminate());
    assertEquals(1, ended.out().lines().count());
    assertTrue(ended.out().endsWith("}\n"), ended.out());
  }
}
