package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
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
  private static Workplace mcl;
  private final Path run = folder.resolve("run");

  @BeforeAll
  static void runWithoutAStop() throws Exception {
    mcl = new Workplace(folder);
    TinyTraining.writeText(folder);
    TinyTraining.writeConfig(folder.resolve("config.json"), 100);
    TinyTraining.writeConfig(folder.resolve("long.json"), 1_000_000);
    mcl.makeShards(120);
    mcl.pretrain("config.json", "reference");
  }

  @AfterEach
  void delete() throws IOException {
    AtomicFiles.deleteTree(run);
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
    FreshProcess first = mcl.start(LINE);
    FreshProcess.Ended ended = first.awaitErr("saved").terminate().endWith(130);
    assertTrue(ended.err().contains("To go on: mcl pretrain --resume --out run"), ended.err());

    FreshProcess second = mcl.start("pretrain", "--resume", "--out", "run");
    second.awaitErr("Going on after step").awaitErr("saved").terminate().endWith(130);

    mcl.done(LINE);
    assertAsIfNeverStopped();
    String again = mcl.done(LINE).err();
    assertFalse(again.contains("Going on"), again);
    assertAsIfNeverStopped();
  }

  @Test
  void killed_withTheNewestCheckpointDamaged() throws Exception {
    mcl.start(LINE).awaitErr("checkpoint-20").kill();
    Path newest = newest();
    Files.writeString(
        newest.resolve("discriminator/model.safetensors"), "!", StandardOpenOption.APPEND);
    String err = mcl.done(LINE).err();
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
    FreshProcess first = mcl.start(line).awaitErr("saved");
    mcl.refused("written by another run: process " + first.pid() + " on ", line);
    first.kill();
    FreshProcess third = mcl.start(line).awaitErr("Going on after step");
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
