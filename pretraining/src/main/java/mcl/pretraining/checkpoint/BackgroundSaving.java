package mcl.pretraining.checkpoint;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mcl.base.check.UserException;
import mcl.pretraining.report.MetricsState;
import mcl.pretraining.report.StepListener;

/**
 * Saves checkpoints beside the run. The run's thread only copies the arrays; a thread of its own
 * writes them. One checkpoint at most is under way: a second waits for it.
 *
 * <p>What became of a checkpoint is told on the run's thread. One that could not be saved is warned
 * of and tried again when the next is due; only the last one, {@link #finish}, must succeed.
 */
public final class BackgroundSaving implements AutoCloseable {
  private final Destination destination;
  private final StepListener listener;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(BackgroundSaving::thread);
  private Pending pending;
  private long lastSaved = -1;

  /** Where checkpoints go. */
  interface Destination {
    /** How far the metrics have come. */
    MetricsState metrics();

    /** Saves a state; called on either thread. */
    SavedCheckpoint save(TrainingState state, MetricsState metrics) throws IOException;
  }

  private record Pending(long step, Future<SavedCheckpoint> result) {}

  /**
   * Starts no work yet.
   *
   * @param listener is told what became of each checkpoint
   */
  public BackgroundSaving(CheckpointStore store, StepListener listener) {
    this((Destination) store, listener);
  }

  BackgroundSaving(Destination destination, StepListener listener) {
    this.destination = destination;
    this.listener = listener;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "checkpoint-writer");
    thread.setDaemon(true);
    return thread;
  }

  /** Copies the state as it is now and lets it be saved. */
  public void begin(TrainingState state) {
    await();
    NDManager scope = NDManager.newBaseManager(Device.cpu());
    try {
      TrainingState copy = state.copy(scope);
      MetricsState metrics = destination.metrics();
      pending =
          new Pending(state.progress().step(), thread.submit(() -> save(scope, copy, metrics)));
    } catch (RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  private SavedCheckpoint save(NDManager scope, TrainingState copy, MetricsState metrics)
      throws IOException {
    try (scope) {
      return destination.save(copy, metrics);
    }
  }

  /** Tells what became of the last checkpoint, if that is known by now and was not told yet. */
  public void tell() {
    if (pending != null && pending.result().isDone()) {
      await();
    }
  }

  /**
   * Saves the last state of a run, unless it has just been saved, and waits for it.
   *
   * @throws CheckpointFailure if it cannot be saved
   */
  public void finish(TrainingState state) throws CheckpointFailure {
    await();
    if (state.progress().step() == lastSaved) {
      return;
    }
    try {
      destination.save(state, destination.metrics()).tell(listener);
    } catch (IOException | UserException e) {
      throw new CheckpointFailure(state.progress().step(), e);
    }
  }

  private void await() {
    if (pending == null) {
      return;
    }
    Pending awaited = pending;
    pending = null;
    try {
      awaited.result().get().tell(listener);
      lastSaved = awaited.step();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a checkpoint was saved", e);
    } catch (ExecutionException e) {
      warn(awaited.step(), e.getCause());
    }
  }

  private void warn(long step, Throwable cause) {
    if (!(cause instanceof IOException || cause instanceof UserException)) {
      throw new IllegalStateException("checkpoint-" + step + " could not be saved", cause);
    }
    String failure = new CheckpointFailure(step, (Exception) cause).getMessage();
    listener.onWarning(
        failure
            + " Older checkpoints are as they were. The run goes on, and the next checkpoint is"
            + " saved when it is due; mend this before.");
  }

  /** Waits for what is under way. */
  @Override
  public void close() {
    try {
      await();
    } finally {
      thread.shutdown();
    }
  }
}
