package mcl.pretraining.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import mcl.base.check.UserException;
import mcl.model.weights.StateDict;
import mcl.model.weights.WeightShape;
import mcl.pretraining.report.MetricsState;
import mcl.pretraining.report.StepListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BackgroundSavingEngineTest {
  private final NDManager scope = NDManager.newBaseManager();
  private final StateDict weights =
      StateDict.create(
          scope,
          List.of(WeightShape.zeros("w", 3)),
          (owner, weight, number) -> owner.zeros(weight.shape()));
  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private final Semaphore disk = new Semaphore(0);
  private final List<float[]> written = Collections.synchronizedList(new ArrayList<>());

  private final StepListener listener =
      new StepListener() {
        @Override
        public void onCheckpoint(Path folder) {
          told.add(folder.toString());
        }

        @Override
        public void onCheckpointDeleted(Path folder) {
          told.add("deleted " + folder);
        }

        @Override
        public void onWarning(String message) {
          told.add(message);
        }
      };

  @AfterEach
  void close() {
    scope.close();
  }

  /** What happens when a state is written. */
  private interface Write {
    SavedCheckpoint of(TrainingState state) throws IOException;
  }

  private BackgroundSaving saving(Write write) {
    BackgroundSaving.Destination destination =
        new BackgroundSaving.Destination() {
          @Override
          public MetricsState metrics() {
            return MetricsState.START;
          }

          @Override
          public SavedCheckpoint save(TrainingState state, MetricsState metrics)
              throws IOException {
            return write.of(state);
          }
        };
    return new BackgroundSaving(destination, listener);
  }

  private SavedCheckpoint onceTheDiskIsFree(TrainingState state) {
    disk.acquireUninterruptibly();
    written.add(state.weights().get("w").toFloatArray());
    Path folder = Path.of("checkpoint-" + state.progress().step());
    return new SavedCheckpoint(folder, List.of(Path.of("old")), List.of("careful"));
  }

  private TrainingState at(long step) {
    return new TrainingState(weights, Map.of(), new RunProgress(step, step, 0, 0, 0));
  }

  @Test
  void theRunGoesOn_andIsToldWhenItIsOnDisk() throws IOException {
    try (BackgroundSaving saving = saving(this::onceTheDiskIsFree)) {
      saving.begin(at(1));
      weights.get("w").addi(scope.create(7f));
      saving.tell();
      assertEquals(List.of(), told, "not on disk yet");
      disk.release(2);
      saving.finish(at(2));
    }
    assertEquals(
        List.of("checkpoint-1", "deleted old", "careful", "checkpoint-2", "deleted old", "careful"),
        told);
    assertArrayEquals(new float[3], written.get(0), "as it was, not as it became");
    assertArrayEquals(new float[] {7, 7, 7}, written.get(1));
  }

  @Test
  void aSecondOneWaitsForTheFirst() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    try (BackgroundSaving saving = saving(this::onceTheDiskIsFree)) {
      saving.begin(at(1));
      Thread run =
          new Thread(
              () -> {
                begun.countDown();
                saving.begin(at(2));
                told.add("two has begun");
              });
      run.start();
      begun.await();
      disk.release();
      run.join();
      assertEquals("checkpoint-1", told.get(0));
      assertEquals("two has begun", told.get(told.size() - 1));
      disk.release();
    }
    assertTrue(told.contains("checkpoint-2"), "closing waits");
  }

  @Test
  void aFailureIsWarnedOf_andTheNextIsTried() throws IOException {
    List<Exception> failures =
        new ArrayList<>(
            List.of(
                new IOException("/run/checkpoint-1.tmp/a: No space left on device"),
                new UserException("checkpoint-2 exists already.")));
    disk.release(3);
    Write write =
        state -> {
          if (!failures.isEmpty()) {
            Exception failure = failures.remove(0);
            if (failure instanceof IOException e) {
              throw e;
            }
            throw (UserException) failure;
          }
          return onceTheDiskIsFree(state);
        };
    try (BackgroundSaving saving = saving(write)) {
      saving.begin(at(1));
      saving.begin(at(2));
      saving.begin(at(3));
    }
    assertTrue(
        told.get(0)
            .startsWith(
                "checkpoint-1 could not be saved: /run/checkpoint-1.tmp/a: No space left on"
                    + " device. Older checkpoints"),
        told.get(0));
    assertTrue(told.get(1).startsWith("checkpoint-2 could not be saved: checkpoint-2 exists"));
    assertEquals("checkpoint-3", told.get(2));
  }

  @Test
  void theLastOneMustSucceed() {
    Write full =
        state -> {
          throw new IOException("/run/a: No space left on device");
        };
    try (BackgroundSaving saving = saving(full)) {
      String message =
          assertThrows(CheckpointFailure.class, () -> saving.finish(at(9))).getMessage();
      assertEquals("checkpoint-9 could not be saved: /run/a: No space left on device.", message);
    }
    assertEquals(List.of(), told);
  }

  @Test
  void aFaultOfTheProgramIsNoWarning() {
    Write broken =
        state -> {
          throw new IllegalArgumentException("bug");
        };
    BackgroundSaving saving = saving(broken);
    saving.begin(at(1));
    IllegalStateException e = assertThrows(IllegalStateException.class, saving::close);
    assertEquals("bug", e.getCause().getMessage());
    assertEquals(List.of(), told);
  }
}
