package mcl.cli.terminal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import mcl.base.check.Stopped;
import org.jline.utils.Signals;

/**
 * The user's wish to stop: Ctrl-C (SIGINT) or a request to terminate (SIGTERM).
 *
 * <p>A signal ends the process at once, unless a command listens. Then the first signal only says
 * so, in one of three ways, and the command sees to it that nothing is left half done; the second
 * ends the process.
 *
 * <ul>
 *   <li>{@link #listen} for loops that ask the answer once per step;
 *   <li>{@link #interrupting} for work that ends when its thread is interrupted;
 *   <li>{@link #uncut} for a piece of work that is short.
 * </ul>
 *
 * <p>A shutdown hook would not do: once the shutdown has begun, a second signal is ignored and the
 * exit code is settled.
 */
public final class Interruption {
  private static final int DEPTH = 20;

  /** Long enough to delete what is half written; a read from a pipe may wait for ever. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final PrintStream messages;
  private final Runnable endAtOnce;
  private final Duration patience;
  private boolean listened;
  private Thread worker;
  private volatile boolean requested;

  /** Work of a command. */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws IOException, InterruptedException;
  }

  /**
   * Not yet in charge of the signals.
   *
   * @param messages where the user is told that the wish was heard
   * @param endAtOnce ends the process without waiting for anything
   */
  public Interruption(PrintStream messages, Runnable endAtOnce) {
    this(messages, endAtOnce, PATIENCE);
  }

  Interruption(PrintStream messages, Runnable endAtOnce, Duration patience) {
    this.messages = messages;
    this.endAtOnce = endAtOnce;
    this.patience = patience;
  }

  /** Takes charge of both signals; one that the calling shell ignores (nohup) stays ignored. */
  public void install() {
    Signals.register("INT", this::signal);
    Signals.register("TERM", this::signal);
  }

  /**
   * Promises that the caller will ask and stop.
   *
   * @return true from the moment on when the user asked to stop; cheap enough for an inner loop
   */
  public synchronized BooleanSupplier listen() {
    listened = true;
    return () -> requested;
  }

  /**
   * Does work that leaves nothing half done when its thread is interrupted, as the first signal
   * does. If the work comes to its end all the same, that is that. If it takes more than ten
   * seconds to stop, the process ends.
   *
   * @throws InterruptedException if a signal cut it off
   */
  public <T> T interrupting(Work<T> work) throws IOException, InterruptedException {
    boolean before = begin(Thread.currentThread());
    try {
      return work.run();
    } catch (IOException | RuntimeException e) {
      if (requested && isInterruption(e)) {
        InterruptedException cut = new InterruptedException("interrupted by a signal");
        cut.initCause(e);
        throw cut;
      }
      throw e;
    } finally {
      end(before);
    }
  }

  /**
   * Does work that the first signal lets come to its end.
   *
   * @throws Stopped behind it, if there was one
   */
  public <T> T uncut(Work<T> work) throws IOException, InterruptedException {
    boolean before = begin(null);
    try {
      T result = work.run();
      Stopped.check(() -> requested);
      return result;
    } finally {
      end(before);
    }
  }

  private synchronized boolean begin(Thread interrupted) {
    boolean before = listened;
    listened = true;
    worker = interrupted;
    if (requested && interrupted != null) {
      interrupted.interrupt();
    }
    return before;
  }

  private synchronized void end(boolean before) {
    listened = before;
    if (worker != null) {
      worker = null;
      Thread.interrupted(); // whoever comes next must not take it for its own
    }
  }

  /** Whether files were closed or waiting was given up because the thread was interrupted. */
  private static boolean isInterruption(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(DEPTH)
        .anyMatch(
            cause ->
                cause instanceof ClosedByInterruptException
                    || cause instanceof InterruptedException);
  }

  /** One signal has arrived. */
  synchronized void signal() {
    if (!listened || requested) {
      endAtOnce.run();
      return;
    }
    requested = true;
    messages.println();
    messages.println("Stopping. Once more (Ctrl-C) ends at once, without saving.");
    messages.flush();
    if (worker != null) {
      worker.interrupt();
      Thread watch = new Thread(this::endWhatDoesNotStop, "interruption");
      watch.setDaemon(true);
      watch.start();
    }
  }

  private void endWhatDoesNotStop() {
    try {
      Thread.sleep(patience.toMillis());
    } catch (InterruptedException e) {
      return; // nobody does that
    }
    synchronized (this) {
      if (worker != null) {
        endAtOnce.run();
      }
    }
  }
}
