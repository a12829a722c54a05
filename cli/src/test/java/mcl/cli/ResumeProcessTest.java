package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import mcl.base.files.AtomicFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that are stopped and killed, and resumed by the same line each time. */
final class ResumeProcessTest {
  private static final String[] LINE = {
    "pretrain", "--resume", "--config", "config.json", "--data", "shards", "--out", "run"
  };

  @TempDir static Path folder;
  private final Path run = folder.resolve("run");

  @BeforeAll
  static void runWithoutAStop() throws Exception {
    TinyTraining.writeText(folder);
    TinyTraining.writeConfig(folder.resolve("config.json"), 100);
    TinyTraining.writeConfig(folder.resolve("long.json"), 1_000_000);
    done("vocab", "--text", "text.txt", "--size", "120", "--out", "vocabulary");
    done("tokenize", "--text", "text.txt", "--tokenizer", "vocabulary", "--out", "shards");
    done("pretrain", "--config", "config.json", "--data", "shards", "--out", "reference");
  }

  @AfterEach
  void delete() throws IOException {
    AtomicFiles.deleteTree(run);
  }

  private static FreshProcess start(String... words) throws IOException {
    return FreshProcess.startJava(folder, Map.of(), Main.class, words);
  }

  private static String done(String... words) throws Exception {
    FreshProcess.Ended ended = start(words).end();
    assertEquals(0, ended.code(), ended.err());
    return ended.err();
  }

  private void assertAsIfNeverStopped() throws IOException {
    Path reference = folder.resolve("reference");
    assertEquals(TinyTraining.metrics(reference), TinyTraining.metrics(run));
    for (String file :
        List.of(
            "generator/model.safetensors",
            "discriminator/model.safetensors",
            "training/weights.safetensors",
            "training/first-moments.safetensors",
            "training/second-moments.safetensors")) {
      String path = "checkpoint-100/" + file;
      assertEquals(-1, Files.mismatch(reference.resolve(path), run.resolve(path)), file);
    }
  }

  @Test
  void stoppedByASignal() throws Exception {
    FreshProcess first = start(LINE);
    first.awaitErr("saved").terminate();
    FreshProcess.Ended ended = first.end();
    assertEquals(130, ended.code(), ended.err());
    assertTrue(ended.err().contains("To go on: mcl pretrain --resume --out run"), ended.err());

    FreshProcess second = start("pretrain", "--resume", "--out", "run");
    second.awaitErr("Going on after step").awaitErr("saved").terminate();
    assertEquals(130, second.end().code());

    done(LINE);
    assertAsIfNeverStopped();
    String again = done(LINE);
    assertFalse(again.contains("Going on"), again);
    assertAsIfNeverStopped();
  }

  @Test
  void killed_withTheNewestCheckpointDamaged() throws Exception {
    start(LINE).awaitErr("checkpoint-20").kill();
    Path newest = newest();
    Files.writeString(
        newest.resolve("discriminator/model.safetensors"), "!", StandardOpenOption.APPEND);
    String err = done(LINE);
    String name = newest.getFileName().toString();
    assertTrue(
        err.contains(
            "warning: "
                + name
                + " is not sound: discriminator/model.safetensors is damaged: it has "),
        err);
    assertTrue(err.contains(name + " is kept as "), err);
    assertTrue(Files.isDirectory(run.resolve(name + ".damaged")));
    assertAsIfNeverStopped();
    try (var entries = Files.list(run)) {
      assertTrue(entries.noneMatch(entry -> entry.toString().contains(".tmp-")));
    }
  }

  @Test
  void twoRunsInOneFolder() throws Exception {
    String[] line = LINE.clone();
    line[3] = "long.json";
    FreshProcess first = start(line).awaitErr("saved");
    FreshProcess.Ended second = start(line).end();
    assertEquals(2, second.code(), second.err());
    String holder = "written by another run: process " + first.pid() + " on ";
    assertTrue(second.err().contains(holder), second.err());
    first.kill();
    FreshProcess third = start(line).awaitErr("Going on after step");
    third.terminate();
    assertEquals(130, third.end().code(), "a lock ends with its process");
  }

  private Path newest() throws IOException {
    try (var entries = Files.list(run)) {
      return entries
          .filter(entry -> entry.getFileName().toString().matches("checkpoint-\\d+"))
          .max((one, other) -> Long.compare(step(one), step(other)))
          .orElseThrow();
    }
  }

  private static long step(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().replace("checkpoint-", ""));
  }
}
