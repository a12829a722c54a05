package mcl.pretraining;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import mcl.bridge.device.Compute;
import mcl.courses.pass.Stages;
import mcl.model.encoder.Activations;
import mcl.model.encoder.RecomputedActivations;

/**
 * What the program around a run lends it. What a run computes does not depend on it, but for the
 * rounding of the one or the other way to compute it.
 *
 * @param clock nanoseconds, as {@link System#nanoTime}: it tells how long steps wait for their data
 * @param stop whether the user asked to stop; asked again and again while the run is prepared, and
 *     cheap
 * @param compute by what and where it computes
 * @param recompute whether activations are computed once more in the backward pass instead of kept
 * @param stages is told of the parts of every step
 */
public record Host(
    LongSupplier clock, BooleanSupplier stop, Compute compute, boolean recompute, Stages stages) {
  /** Has no clock and never stops. */
  public static final Host NONE = new Host(() -> 0, () -> false);

  /** A host of a run that is computed in the usual way. */
  public Host(LongSupplier clock, BooleanSupplier stop) {
    this(clock, stop, Compute.USUAL);
  }

  /** A host of a run that keeps activations; it does not listen to the parts of steps. */
  public Host(LongSupplier clock, BooleanSupplier stop, Compute compute) {
    this(clock, stop, compute, false, Stages.NONE);
  }

  /** What of each gradient graph stays until its backward pass. */
  Supplier<Activations> activations() {
    return recompute ? RecomputedActivations::new : () -> Activations.KEPT;
  }
}
