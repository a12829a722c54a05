package mcl.cli.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far a long job has come: a bar on a terminal, with the time that it took and that it will
 * still take, else a plain line now and then.
 *
 * <p>Safe for use by several threads.
 */
public final class Progress implements AutoCloseable {
  private static final long NANOS_BETWEEN_LINES = 15_000_000_000L;

  private final PrintStream messages;
  private final String task;
  private final long total;
  private final LongSupplier clock;
  private final LiveBar bar;
  private long done;
  private long lastLine;
  private String[] notes = {};

  private Progress(PrintStream messages, String task, long total, LongSupplier clock, LiveBar bar) {
    this.messages = messages;
    this.task = task;
    this.total = total;
    this.clock = clock;
    this.bar = bar;
    this.lastLine = clock.getAsLong();
  }

  /**
   * Starts from nothing.
   *
   * @param task what is being done, in a word or two
   * @param total how many units of work there are; below 1 if unknown
   * @param clock nanoseconds, as {@link System#nanoTime}
   */
  public static Progress start(Terminal terminal, String task, long total, LongSupplier clock) {
    return startFrom(0, terminal, task, total, clock);
  }

  /** Starts where so much has been done before: the time left is judged by what comes now. */
  public static Progress startFrom(
      long done, Terminal terminal, String task, long total, LongSupplier clock) {
    LiveBar bar = terminal.liveLine().map(line -> bar(line, task, total, done)).orElse(null);
    return new Progress(terminal.err(), task, total, clock, bar);
  }

  private static LiveBar bar(LiveLine line, String task, long total, long done) {
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total < 1 ? -1 : total)
            .startsFrom(done, Duration.ZERO)
            .setStyle(ProgressBarStyle.UNICODE_BLOCK)
            .setUpdateIntervalMillis(250)
            .continuousUpdate() // notes may change, and time passes, while a bar stands
            .setConsumer(new LiveBar.Screen(line))
            .build();
    return new LiveBar(bar, line, LiveBar.widthWithoutNotes(task, total));
  }

  /**
   * So much has been done in all, and this is to be said beside it.
   *
   * @param beside the most important first; on a narrow terminal the last ones are left out
   */
  public synchronized void to(long reached, String... beside) {
    done = reached;
    notes = beside;
    if (bar != null) {
      bar.to(reached, beside);
    } else if (clock.getAsLong() - lastLine >= NANOS_BETWEEN_LINES) {
      line();
    }
  }

  /** So much more has been done. */
  public synchronized void more(long step) {
    to(done + step, notes);
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
    }
  }

  private void line() {
    lastLine = clock.getAsLong();
    String share =
        total > 0 ? String.format(Locale.ROOT, "%.0f%%", 100.0 * done / total) : done + " done";
    String said = String.join(", ", notes);
    messages.println(task + ": " + share + (said.isEmpty() ? "" : ", " + said));
    messages.flush();
  }
}
