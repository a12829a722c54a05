package mcl.cli.terminal;

import java.io.PrintStream;
import java.util.function.BooleanSupplier;
import org.jline.utils.Signals;

/**
 * The user's wish to stop: Ctrl-C (SIGINT) or a request to terminate (SIGTERM).
 *
 * <p>A signal ends the process at once, unless a command listens. A command with a long loop calls
 * {@link #listen} and asks the answer once per step: then the first signal only makes it true, so
 * that the step ends and the work is saved, and the second ends the process.
 *
 * <p>A shutdown hook would not do: once the shutdown has begun, a second signal is ignored and the
 * exit code is settled.
 */
public final class Interruption {
  private final PrintStream messages;
  private final Runnable endAtOnce;
  private boolean listened;
  private volatile boolean requested;

  /**
   * Not yet in charge of the signals.
   *
   * @param messages where the user is told that the wish was heard
   * @param endAtOnce ends the process without waiting for anything
   */
  public Interruption(PrintStream messages, Runnable endAtOnce) {
    this.messages = messages;
    this.endAtOnce = endAtOnce;
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

  /** One signal has arrived. */
  synchronized void signal() {
    if (!listened || requested) {
      endAtOnce.run();
      return;
    }
    requested = true;
    messages.println();
    messages.println("Stopping after this step. Once more (Ctrl-C) stops at once, without saving.");
    messages.flush();
  }
}
