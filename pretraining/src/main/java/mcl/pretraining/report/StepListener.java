package mcl.pretraining.report;

import java.nio.file.Path;
import mcl.pretraining.conflict.GradientCosines;
import mcl.pretraining.loop.StepReport;

/** Is told what happens in a run, on the thread of the run. */
public interface StepListener {
  /**
   * The run begins, or goes on.
   *
   * @param done how many steps were done before
   */
  default void onStart(long done) {}

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

  /** A checkpoint is on disk, for good. */
  default void onCheckpoint(Path folder) {}

  /** An older checkpoint was deleted: enough newer ones are on disk. */
  default void onCheckpointDeleted(Path folder) {}

  /** Loss or gradient was not finite too often in a row; the last batch is in this file. */
  default void onBadBatch(Path file) {}

  /** Something is wrong that does not stop the run, in a sentence for the user. */
  default void onWarning(String message) {}
}
