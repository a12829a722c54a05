package mcl.tokenization.shards;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The threads of one run: some encode, the others read and write. None outlives {@link #close}. */
final class Workers implements AutoCloseable {
  private final ExecutorService encoders;
  private final ExecutorService others;

  Workers(int threads) {
    encoders = Executors.newFixedThreadPool(threads);
    others = Executors.newFixedThreadPool(threads);
  }

  ExecutorService encoders() {
    return encoders;
  }

  /** The results of all tasks, in order; at the first failure the others are stopped. */
  <T> List<T> all(List<Callable<T>> tasks) throws IOException, InterruptedException {
    CompletionService<T> completion = new ExecutorCompletionService<>(others);
    List<Future<T>> futures = new ArrayList<>();
    for (Callable<T> task : tasks) {
      futures.add(completion.submit(task));
    }
    try {
      for (int i = 0; i < tasks.size(); i++) {
        completion.take().get();
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  private static IOException failure(Throwable cause) {
    if (cause instanceof IOException io) {
      return io;
    }
    if (cause instanceof RuntimeException runtime) {
      throw runtime;
    }
    throw new IllegalStateException(cause);
  }

  @Override
  public void close() {
    others.shutdownNow();
    encoders.shutdownNow();
    boolean interrupted = Thread.interrupted();
    while (!others.isTerminated() || !encoders.isTerminated()) {
      try {
        others.awaitTermination(1, TimeUnit.SECONDS);
        encoders.awaitTermination(1, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
