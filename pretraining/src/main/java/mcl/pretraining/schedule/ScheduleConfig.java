package mcl.pretraining.schedule;

import com.github.therapi.runtimejavadoc.RetainJavadoc;
import mcl.base.check.Require;
import mcl.base.config.Range;
import mcl.base.config.Ranges;

/**
 * How long a run is and how its learning rate moves.
 *
 * @param kind the shape of the curve
 * @param warmupSteps how many steps the rate rises in a straight line: in step s, counted from 0,
 *     its share of {@code optimizer.learningRate} is (s + 1) / warmupSteps. At most totalSteps
 * @param totalSteps how many steps the run has
 */
@RetainJavadoc
public record ScheduleConfig(
    ScheduleKind kind, @Range(min = 0) long warmupSteps, @Range(min = 1) long totalSteps) {
  /** Checks the lengths. */
  public ScheduleConfig {
    Ranges.check(ScheduleConfig.class, "totalSteps", totalSteps);
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
