package mcl.pretraining.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mcl.base.json.Json;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.TinyRun;
import mcl.pretraining.resume.RunHistory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which folders are really deleted; they hold just enough to be sound. */
final class OldCheckpointsTest {
  private static final PretrainConfig CONFIG =
      TinyRun.with(
          TinyRun.config(0.1, 100), "{\"checkpoints\": {\"keepLast\": 2, \"keepEvery\": 10}}");

  @TempDir Path folder;

  private static Provenance of(String run) {
    return new Provenance(0, "code", "engine", "words", "shards", CONFIG)
        .of(RunHistory.begin(run, "data"));
  }

  private Path save(long step, String run) throws IOException {
    Path checkpoint = new CheckpointFolders(folder).at(step);
    Files.createDirectories(checkpoint.resolve("training"));
    Json.write(checkpoint.resolve("run.json"), of(run).at(step));
    Files.writeString(checkpoint.resolve("training/state.json"), "{}");
    Checksums.write(checkpoint);
    return checkpoint;
  }

  private SavedCheckpoint deleteAfter(Path newest) throws IOException {
    return new OldCheckpoints(new CheckpointFolders(folder), of("ours")).deleteAfter(newest);
  }

  private List<Long> steps() throws IOException {
    return new CheckpointFolders(folder).steps();
  }

  @Test
  void olderOnesGo_butForMultiples() throws IOException {
    Path newest = null;
    for (long step : new long[] {4, 8, 10, 12, 16}) {
      newest = save(step, "ours");
    }
    SavedCheckpoint saved = deleteAfter(newest);
    assertEquals(List.of(16L, 12L, 10L), steps());
    assertEquals(
        List.of(folder.resolve("checkpoint-8"), folder.resolve("checkpoint-4")), saved.deleted());
    assertEquals(List.of(), saved.warnings());
    try (var entries = Files.list(folder)) {
      assertEquals(3, entries.count(), "nothing half deleted");
    }
  }

  @Test
  void checkpointsOfOtherRuns_stay_andDoNotCount() throws IOException {
    save(2, "theirs");
    save(4, "ours");
    save(6, "theirs");
    save(8, "ours");
    Files.delete(folder.resolve("checkpoint-6/checksums.json"));
    deleteAfter(save(12, "ours"));
    assertEquals(List.of(12L, 8L, 6L, 2L), steps());
  }

  @Test
  void whereOneIsDamaged_nothingGoes() throws IOException {
    for (long step : new long[] {2, 4, 6, 8}) {
      save(step, "ours");
    }
    for (long damaged : new long[] {8, 6, 2}) {
      Path file = folder.resolve("checkpoint-" + damaged + "/training/state.json");
      Files.writeString(file, "{ ");
      SavedCheckpoint saved = deleteAfter(folder.resolve("checkpoint-8"));
      assertEquals(List.of(8L, 6L, 4L, 2L), steps());
      assertEquals(1, saved.warnings().size());
      String warning = saved.warnings().get(0);
      assertTrue(
          warning.contains("checkpoint-" + damaged + " is not sound: training/state"), warning);
      Files.writeString(file, "{}");
    }
    deleteAfter(folder.resolve("checkpoint-8"));
    assertEquals(List.of(8L, 6L), steps());
  }

  @Test
  void oneThatDoesNotSayWhoseItIs_countsAsDamaged() throws IOException {
    for (long step : new long[] {2, 4, 6, 8}) {
      save(step, "ours");
    }
    Files.writeString(folder.resolve("checkpoint-2/run.json"), "{");
    SavedCheckpoint saved = deleteAfter(folder.resolve("checkpoint-8"));
    assertEquals(4, steps().size());
    assertTrue(saved.warnings().get(0).contains("checkpoint-2 is not sound: run.json"));
  }
}
