package mcl.cli.training;

import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How long a run will still take, by the steps of this process alone: a run that goes on after an
 * interruption may be on another machine.
 */
final class TimeLeft {
  private static final double NANOS = 1e9;

  private final LongSupplier clock;
  private final long total;
  private final long first;
  private final long since;

  /**
   * Starts to measure.
   *
   * @param total steps in all
   * @param first how many of them are done now
   * @param clock nanoseconds, as {@link System#nanoTime}
   */
  TimeLeft(long total, long first, LongSupplier clock) {
    this.total = total;
    this.first = first;
    this.clock = clock;
    this.since = clock.getAsLong();
  }

  /** In hours, minutes and seconds, {@code 12:34:56}; nothing before any step is timed. */
  Optional<String> after(long done) {
    if (done <= first) {
      return Optional.empty();
    }
    double perStep = (clock.getAsLong() - since) / NANOS / (done - first);
    long seconds = Math.round(perStep * (total - done));
    return Optional.of(
        String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60));
  }
}
