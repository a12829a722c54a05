package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import mcl.base.files.AtomicFiles;

/** The folder of a run as it is seen from outside, while a process is at work in it. */
record WatchedRun(Path folder) {
  private static final List<String> FILES =
      List.of(
          "generator/model.safetensors",
          "discriminator/model.safetensors",
          "training/weights.safetensors",
          "training/first-moments.safetensors",
          "training/second-moments.safetensors");

  /** Flags with which a process starts fast; one that is killed at once needs no better code. */
  static final String FAST_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m";

  boolean isLockedBy(long process) throws IOException {
    Path lock = folder.resolve("run.lock");
    return Files.exists(lock) && Files.readString(lock).startsWith("process " + process + " ");
  }

  boolean hasBegun() {
    return Files.exists(folder.resolve("metrics.jsonl"));
  }

  /** Whether a checkpoint is being written, or an old one deleted. */
  boolean isSaving() throws IOException {
    return entries().stream()
        .anyMatch(it -> it.startsWith("checkpoint-") && AtomicFiles.isTemporary(Path.of(it)));
  }

  /** The step of the newest checkpoint; -1 if there is none. */
  long newest() throws IOException {
    return checkpoints().stream()
        .map(it -> Long.valueOf(it.replace("checkpoint-", "")))
        .max(Comparator.naturalOrder())
        .orElse(-1L);
  }

  private List<String> checkpoints() throws IOException {
    return entries().stream().filter(it -> it.matches("checkpoint-[0-9]+")).toList();
  }

  private List<String> entries() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  /** Both ended after so many steps with the same bits, whatever happened on the way. */
  void assertEndedAs(Path reference, long steps) throws IOException {
    assertEquals(TinyTraining.metrics(reference), TinyTraining.metrics(folder));
    for (String file : FILES) {
      String path = "checkpoint-" + steps + "/" + file;
      assertEquals(-1, Files.mismatch(reference.resolve(path), folder.resolve(path)), file);
    }
    assertEquals(List.of(), entries().stream().filter(it -> it.contains(".tmp-")).toList());
  }
}
