package mcl.pretraining;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import mcl.bridge.device.Compute;
import mcl.bridge.device.ComputeDevice;
import mcl.bridge.ops.OpsKind;
import mcl.courses.pass.Stages;

/**
 * What the program around a run lends it. What a run computes does not depend on it, but for the
 * rounding of the one or the other kind of operations.
 *
 * @param clock nanoseconds, as {@link System#nanoTime}: it tells how long steps wait for their data
 * @param stop whether the user asked to stop; asked again and again while the run is prepared, and
 *     cheap
 * @param compute by what and where it computes
 * @param stages is told of the parts of every step
 */
public record Host(LongSupplier clock, BooleanSupplier stop, Compute compute, Stages stages) {
  /** Has no clock and never stops. */
  public static final Host NONE = new Host(() -> 0, () -> false);

  /** A host of a run that is computed in the usual way. */
  public Host(LongSupplier clock, BooleanSupplier stop) {
    this(clock, stop, Compute.USUAL);
  }

  /** A host of a run that is computed by these operations. */
  public Host(LongSupplier clock, BooleanSupplier stop, OpsKind ops) {
    this(clock, stop, new Compute(ops, ComputeDevice.USUAL));
  }

  /** A host that does not listen to the parts of steps. */
  public Host(LongSupplier clock, BooleanSupplier stop, Compute compute) {
    this(clock, stop, compute, Stages.NONE);
  }
}
