package mcl.pretraining.schedule;

import mcl.base.check.Require;

/**
 * How long a run is and how its learning rate moves.
 *
 * @param kind the shape of the curve
 * @param warmupSteps how many steps the rate rises
 * @param totalSteps how many steps the run has
 */
public record ScheduleConfig(ScheduleKind kind, long warmupSteps, long totalSteps) {
  /** Checks the lengths. */
  public ScheduleConfig {
    Require.argument(totalSteps > 0, "totalSteps is %d; it must be 1 or more", totalSteps);
    Require.argument(
        warmupSteps >= 0 && warmupSteps <= totalSteps,
        "warmupSteps is %d; it must be between 0 and totalSteps, %d",
        warmupSteps,
        totalSteps);
  }

  /** The curve itself. */
  public Schedule schedule() {
    return kind.of(this);
  }
}
