package mcl.cli.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far a long job has come: a bar on a terminal, else a plain line now and then.
 *
 * <p>Safe for use by several threads.
 */
public final class Progress implements AutoCloseable {
  private static final long NANOS_BETWEEN_LINES = 15_000_000_000L;

  private final PrintStream messages;
  private final String task;
  private final long total;
  private final LongSupplier clock;
  private final ProgressBar bar;
  private long done;
  private long lastLine;
  private String note = "";

  private Progress(
      PrintStream messages, String task, long total, LongSupplier clock, ProgressBar bar) {
    this.messages = messages;
    this.task = task;
    this.total = total;
    this.clock = clock;
    this.bar = bar;
    this.lastLine = clock.getAsLong();
  }

  /**
   * Starts.
   *
   * @param task what is being done, in a word or two
   * @param total how many units of work there are; below 1 if unknown
   * @param clock nanoseconds, as {@link System#nanoTime}
   */
  public static Progress start(Terminal terminal, String task, long total, LongSupplier clock) {
    return start(terminal, task, new Extent(0, total), clock);
  }

  /**
   * How much work there is.
   *
   * @param before how much of it was done earlier
   * @param total below 1 if unknown
   */
  public record Extent(long before, long total) {}

  /**
   * Starts with work of which a part was done earlier, at a speed that says nothing of the rest.
   */
  public static Progress start(Terminal terminal, String task, Extent work, LongSupplier clock) {
    ProgressBar bar = terminal.errColour() ? bar(terminal, task, work) : null;
    return new Progress(terminal.err(), task, work.total(), clock, bar);
  }

  private static ProgressBar bar(Terminal terminal, String task, Extent work) {
    return new ProgressBarBuilder()
        .startsFrom(work.before(), Duration.ZERO)
        .setTaskName(task)
        .setInitialMax(Math.max(work.total(), -1))
        .setStyle(ProgressBarStyle.UNICODE_BLOCK)
        .setUpdateIntervalMillis(250)
        .setMaxRenderedLength(terminal.width())
        .setConsumer(new ConsoleProgressBarConsumer(terminal.err(), terminal.width()))
        .build();
  }

  /** So much has been done in all, and this is to be said beside it. */
  public synchronized void to(long reached, String beside) {
    done = reached;
    note = beside;
    if (bar != null) {
      bar.stepTo(reached);
      bar.setExtraMessage(" " + beside);
    } else if (clock.getAsLong() - lastLine >= NANOS_BETWEEN_LINES) {
      line();
    }
  }

  /** So much more has been done. */
  public synchronized void more(long step) {
    to(done + step, note);
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
    messages.println(task + ": " + share + (note.isEmpty() ? "" : ", " + note));
    messages.flush();
  }
}
