package mcl.cli.training;

import java.util.function.LongSupplier;

/** How much is done per second, over about the last ten seconds. */
final class Speed {
  private static final double NANOS = 1e9;
  private static final double WINDOW_SECONDS = 10;

  private final LongSupplier clock;
  private long last;
  private double amount;
  private double seconds;

  Speed(LongSupplier clock) {
    this.clock = clock;
    this.last = clock.getAsLong();
  }

  /** So much was done since the last call. */
  void add(long done) {
    long now = clock.getAsLong();
    amount += done;
    seconds += (now - last) / NANOS;
    last = now;
    if (seconds > WINDOW_SECONDS) {
      amount /= 2;
      seconds /= 2;
    }
  }

  /** The time since the last call is not to count. */
  void restart() {
    last = clock.getAsLong();
  }

  double perSecond() {
    return seconds == 0 ? 0 : amount / seconds;
  }
}
