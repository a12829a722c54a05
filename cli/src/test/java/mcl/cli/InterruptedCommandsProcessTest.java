package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  private static Workplace mcl;

  @BeforeAll
  static void train() throws Exception {
    mcl = new Workplace(folder);
    TinyTraining.writeText(folder);
    TinyTraining.writeConfig(folder.resolve("config.json"), 3);
    TinyTraining.writeRows(folder);
    mcl.makeShards(120);
    mcl.pretrain("config.json", "run");
  }

  @Test
  void fineTuning_keepsNoHalfRun_andSaysHowToGoOn() throws Exception {
    FreshProcess tuning =
        mcl.start(
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
    FreshProcess.Ended ended = tuning.awaitErr("epoch 2").terminate().endWith(130);
    String again = "To go on: mcl finetune --resume --model run/checkpoint-3 --train rows.tsv";
    assertTrue(ended.err().contains(again), ended.err());
    assertFalse(Files.exists(folder.resolve("tuned/runs/seed-42")));
    assertFalse(Files.exists(folder.resolve("tuned/model")));
  }

  @Test
  void tokenizing_keepsWhatIsFinished_andGoesOnWhenCalledAgain() throws Exception {
    String[] line = {"tokenize", "--text", "-", "--tokenizer", "vocabulary", "--out", "piped"};
    FreshProcess reading = mcl.start(line).type("the old dog\n\n".getBytes(StandardCharsets.UTF_8));
    while (!Files.exists(folder.resolve("piped/recipe.json"))) {
      Thread.sleep(10);
    }
    reading.terminate().awaitErr("Stopping.").endInput();
    FreshProcess.Ended ended = reading.endWith(130);
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
        mcl.start("encode", "--model", "run/checkpoint-3", "-")
            .type("the old dog\n".getBytes(StandardCharsets.UTF_8))
            .awaitOut("\n");
    FreshProcess.Ended ended = encoding.terminate().endWith(130);
    assertEquals(1, ended.out().lines().count());
    assertTrue(ended.out().endsWith("}\n"), ended.out());
  }
}
