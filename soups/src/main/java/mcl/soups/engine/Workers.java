package mcl.soups.engine;

import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import mcl.base.check.Stopped;

/**
 * A fixed number of threads that share numbered work. Work may hand out more work; what comes out
 * does not depend on which thread did what.
 */
public final class Workers implements AutoCloseable {
  private final ForkJoinPool pool;
  private final BooleanSupplier stop;
  private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

  /**
   * Starts them.
   *
   * @param stop asked before each piece of work; if it says so, the work in hand ends with a {@link
   *     Stopped}
   */
  public Workers(int threads, BooleanSupplier stop) {
    this.pool = new ForkJoinPool(threads);
    this.stop = stop;
  }

  /** Does the work on these threads and returns when it is done. */
  public <T> T call(Callable<T> work) {
    return start(work).join();
  }

  /** Begins the work on these threads. */
  public <T> ForkJoinTask<T> start(Callable<T> work) {
    return pool.submit(work);
  }

  /** Does the work with every number below the count; called on one of these threads. */
  public void each(int count, IntConsumer work) {
    fold(
        count,
        number -> {
          work.accept(number);
          return Boolean.TRUE;
        },
        (earlier, later) -> earlier);
  }

  /**
   * Does the work with every number below the count, and joins the results as the leaves of a
   * binary tree whose form depends on the count alone; called on one of these threads.
   *
   * @param count 1 or more, or else nothing is done and the result is null
   */
  public <T> T fold(int count, IntFunction<T> work, BinaryOperator<T> join) {
    return count < 1 ? null : new Fold<>(0, count, work, join).invoke();
  }

  /** What is asked before each piece of work; for pieces that take long. */
  public BooleanSupplier stop() {
    return stop;
  }

  /** The working memory of the calling thread; not to be held while other work is handed out. */
  Scratch scratch() {
    return scratch.get();
  }

  /** Ends the threads. Work that has begun ends before this returns. */
  @Override
  public void close() {
    pool.shutdownNow();
    boolean ended = false;
    while (!ended) {
      try {
        ended = pool.awaitTermination(1, TimeUnit.HOURS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private final class Fold<T> extends RecursiveTask<T> {
    private static final long serialVersionUID = 1;

    private final int first;
    private final int count;
    private final transient IntFunction<T> work;
    private final transient BinaryOperator<T> join;

    Fold(int first, int count, IntFunction<T> work, BinaryOperator<T> join) {
      this.first = first;
      this.count = count;
      this.work = work;
      this.join = join;
    }

    @Override
    protected T compute() {
      if (count == 1) {
        Stopped.check(stop);
        return work.apply(first);
      }
      int half = (count + 1) / 2;
      Fold<T> later = new Fold<>(first + half, count - half, work, join);
      later.fork();
      T earlier = new Fold<>(first, half, work, join).invoke();
      return join.apply(earlier, later.join());
    }
  }
}
