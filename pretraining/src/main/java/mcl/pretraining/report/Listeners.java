package mcl.pretraining.report;

import java.nio.file.Path;
import java.util.List;
import mcl.pretraining.conflict.GradientCosines;
import mcl.pretraining.loop.StepReport;

/** Tells several listeners, in order. */
public record Listeners(List<StepListener> all) implements StepListener {
  @Override
  public void onStart(long done) {
    all.forEach(listener -> listener.onStart(done));
  }

  @Override
  public void onStep(StepReport report) {
    all.forEach(listener -> listener.onStep(report));
  }

  @Override
  public void onGradientCosines(GradientCosines cosines) {
    all.forEach(listener -> listener.onGradientCosines(cosines));
  }

  @Override
  public void onValidation(ValidationReport report) {
    all.forEach(listener -> listener.onValidation(report));
  }

  @Override
  public void onAverageValidation(ValidationReport report) {
    all.forEach(listener -> listener.onAverageValidation(report));
  }

  @Override
  public void onCheckpoint(Path folder) {
    all.forEach(listener -> listener.onCheckpoint(folder));
  }

  @Override
  public void onCheckpointDeleted(Path folder) {
    all.forEach(listener -> listener.onCheckpointDeleted(folder));
  }

  @Override
  public void onBadBatch(Path file) {
    all.forEach(listener -> listener.onBadBatch(file));
  }

  @Override
  public void onWarning(String message) {
    all.forEach(listener -> listener.onWarning(message));
  }
}
