package mcl.pretraining;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import mcl.courses.Assignment;
import mcl.model.weights.StateDict;
import mcl.pretraining.average.WeightAverage;
import mcl.pretraining.checkpoint.RunProgress;
import mcl.pretraining.conflict.TugOfWar;
import mcl.pretraining.report.HeldOutEvaluation;
import mcl.pretraining.report.StepListener;
import mcl.pretraining.report.ValidationReport;

/**
 * Looks at how a run does, and changes nothing of it. What it gives up half way is told to nobody,
 * so that it can be done again.
 *
 * @param scope of the run, lent
 */
record Examiner(
    PretrainConfig config,
    NDManager scope,
    StateDict weights,
    WeightAverage average,
    HeldOutEvaluation evaluation,
    TugOfWar tugOfWar) {

  /** Whether held-out text has to be judged before the run goes on. */
  boolean isJudgementDue(RunProgress progress) {
    long step = progress.step();
    boolean wanted =
        step % config.validation().every() == 0 || step == config.schedule().totalSteps();
    return wanted && progress.judged() < step;
  }

  /**
   * Judges held-out text, with the weights and with their average.
   *
   * @param done after so many steps
   * @throws mcl.base.check.Stopped if the user asks to stop
   */
  void judge(long done, StepListener listener, BooleanSupplier stop) {
    ValidationReport report = evaluation.evaluate(scope, weights, done, stop);
    Optional<ValidationReport> averaged =
        config.average().validate()
            ? average.after(done).map(it -> evaluation.evaluate(scope, it, done, stop))
            : Optional.empty();
    listener.onValidation(report);
    averaged.ifPresent(listener::onAverageValidation);
  }

  /**
   * Measures how well the gradients of the courses agree, if it is time.
   *
   * @param step counted from 0
   * @param batches what each step is to learn from
   * @throws mcl.base.check.Stopped if the user asks to stop
   */
  void measureGradients(
      long step,
      LongFunction<List<Assignment>> batches,
      StepListener listener,
      BooleanSupplier stop) {
    long every = config.gradientCosinesEvery();
    if (every > 0 && step % every == 0) {
      listener.onGradientCosines(tugOfWar.measure(scope, weights, batches.apply(step), step, stop));
    }
  }
}
