package mcl.pretraining.loop;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/**
 * Prepares what coming steps need on threads of its own, a few steps ahead. As each preparation is
 * a pure function of its step, nothing depends on the threads.
 *
 * <p>For one consumer. Closing waits for what is under way, so that what it reads may be closed
 * afterwards.
 *
 * @param <T> what is prepared
 */
public final class LookAhead<T> implements LongFunction<T>, AutoCloseable {
  /** Enough to bridge a slow batch; more only takes memory. */
  private static final int AHEAD_PER_THREAD = 2;

  private final LongFunction<T> preparation;
  private final ExecutorService threads;
  private final int ahead;
  private final Deque<Future<T>> coming = new ArrayDeque<>();
  private long first;

  /**
   * Starts no work yet.
   *
   * @param preparation called on any of the threads, for several steps at a time
   */
  public LookAhead(LongFunction<T> preparation, int threads) {
    this.preparation = preparation;
    this.threads = Executors.newFixedThreadPool(threads, LookAhead::thread);
    this.ahead = AHEAD_PER_THREAD * threads;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "batch-loader");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * What was prepared for a step; waits if it is not ready. Steps may be asked for in any order,
   * but only the one after the last is there ahead of time.
   */
  @Override
  public T apply(long step) {
    if (coming.isEmpty() || first != step) {
      coming.forEach(future -> future.cancel(false));
      coming.clear();
      first = step;
    }
    while (coming.size() <= ahead) {
      long number = first + coming.size();
      coming.add(threads.submit(() -> preparation.apply(number)));
    }
    first++;
    return result(coming.remove());
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a batch was prepared", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("a batch could not be prepared", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      while (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
