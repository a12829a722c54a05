package mcl.pretraining;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import mcl.base.check.Stopped;
import mcl.model.TinyVocabulary;
import mcl.model.electra.Electra;
import mcl.pretraining.checkpoint.Checkpoint;
import mcl.pretraining.checkpoint.CheckpointStore;
import mcl.pretraining.checkpoint.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wish to stop: nine steps, validated every three and saved every four. */
final class StopEngineTest {
  @TempDir Path folder;

  private final PretrainConfig config = TinyRun.config(0.1, 9);
  private final PretrainingText text = TinyText.split(64, 10);
  private final Diary diary = new Diary();

  @Test
  void stopsAfterTheStepAndSaves() throws IOException {
    try (Pretrainer pretrainer = fresh()) {
      assertEquals(StopReason.INTERRUPTED, pretrainer.run(store(), diary, once("step 2")));
    }
    assertEquals(List.of("validation 0", "step 1", "step 2", "checkpoint-2"), diary.told());
  }

  @Test
  void beforeTheFirstStepThereIsNothingToSave() throws IOException {
    try (Pretrainer pretrainer = fresh()) {
      assertEquals(StopReason.INTERRUPTED, pretrainer.run(store(), diary, () -> true));
    }
    assertEquals(List.of(), diary.told());
  }

  @Test
  void aValidationIsGivenUp_andMadeUpForWhenTheRunGoesOn() throws IOException {
    try (Pretrainer pretrainer = fresh()) {
      assertEquals(StopReason.INTERRUPTED, pretrainer.run(store(), diary, once("step 9")));
    }
    assertEquals("checkpoint-9", diary.told().get(diary.told().size() - 1));
    assertFalse(diary.told().contains("validation 9"));
    diary.told().clear();
    try (Checkpoint checkpoint = Checkpoint.open(folder.resolve("checkpoint-9"));
        Pretrainer resumed = Pretrainer.resume(config, text, checkpoint)) {
      assertEquals(6, checkpoint.progress().judged());
      assertEquals(StopReason.FINISHED, resumed.run(store(), diary, () -> false));
    }
    assertEquals(List.of("validation 9"), diary.told());
  }

  @Test
  void aWishToStopComesTooLateWhenAllIsDone() throws IOException {
    try (Pretrainer pretrainer = fresh()) {
      assertEquals(StopReason.FINISHED, pretrainer.run(store(), diary, once("validation 9")));
    }
    assertEquals("checkpoint-9", diary.told().get(diary.told().size() - 1));
  }

  @Test
  void isNotPreparedWhereTheHostWantsToStop() throws IOException {
    int loading = Electra.of(config.model(), TinyVocabulary.SIZE).weights().size();
    for (int times : new int[] {1, 2, loading}) {
      assertThrows(
          Stopped.class,
          () -> new Pretrainer(config, text, Pretrainer.freshWeights(config), stopping(times)));
    }
    try (Pretrainer pretrainer = fresh()) {
      pretrainer.run(store(), diary, once("step 1"));
    }
    try (Checkpoint checkpoint = Checkpoint.open(folder.resolve("checkpoint-1"))) {
      Host host = stopping(2 * loading);
      assertThrows(Stopped.class, () -> Pretrainer.resume(config, text, checkpoint, host));
    }
  }

  private static Host stopping(int times) {
    AtomicInteger asked = new AtomicInteger();
    return new Host(() -> 0, () -> asked.incrementAndGet() >= times);
  }

  @Test
  void theHostsClockTellsHowLongAStepWaited() {
    AtomicLong seconds = new AtomicLong();
    Host host = new Host(() -> 2_000_000_000L * seconds.incrementAndGet(), () -> false);
    try (Pretrainer pretrainer =
        new Pretrainer(config, text, Pretrainer.freshWeights(config), host)) {
      assertEquals(2, pretrainer.runStep(0).waited());
    }
  }

  private BooleanSupplier once(String line) {
    return () -> diary.told().contains(line);
  }

  private Pretrainer fresh() {
    return new Pretrainer(config, text, Pretrainer.freshWeights(config));
  }

  private CheckpointStore store() {
    return new CheckpointStore(
        folder,
        Electra.of(config.model(), TinyVocabulary.SIZE),
        TinyText.tokenizer(),
        new Provenance(0, "code", "engine", "vocabulary", "data", config));
  }
}
