package mcl.pretraining.report;

import java.nio.file.Path;
import mcl.pretraining.conflict.GradientCosines;
import mcl.pretraining.loop.StepReport;

/** Is told what happens in a run, on the thread of the run. */
public interface StepListener {
  /** A step is done. */
  default void onStep(StepReport report) {}

  /** It was measured how well the gradients of the courses agree. */
  default void onGradientCosines(GradientCosines cosines) {}

  /** Held-out text was judged. */
  default void onValidation(ValidationReport report) {}

  /**
   * Held-out text was judged with the moving average of the weights, after {@link #onValidation}.
   */
  default void onAverageValidation(ValidationReport report) {}

  /** A checkpoint is on disk. */
  default void onCheckpoint(Path folder) {}
}
