package mcl.pretraining;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * What the program around a run lends it. Nothing that a run computes depends on it.
 *
 * @param clock nanoseconds, as {@link System#nanoTime}: it tells how long steps wait for their data
 * @param stop whether the user asked to stop; asked again and again while the run is prepared, and
 *     cheap
 */
public record Host(LongSupplier clock, BooleanSupplier stop) {
  /** Has no clock and never stops. */
  public static final Host NONE = new Host(() -> 0, () -> false);
}
