package mcl.pretraining;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mcl.pretraining.loop.StepReport;
import mcl.pretraining.report.StepListener;
import mcl.pretraining.report.ValidationReport;

/** Writes down what happens in a run, a line each. */
record Diary(List<String> told, List<ValidationReport> validations) implements StepListener {
  Diary() {
    this(new ArrayList<>(), new ArrayList<>());
  }

  @Override
  public void onStep(StepReport report) {
    told.add("step " + report.step() + (report.updated() ? "" : " skipped"));
  }

  @Override
  public void onValidation(ValidationReport report) {
    told.add("validation " + report.step());
    validations.add(report);
  }

  @Override
  public void onAverageValidation(ValidationReport report) {
    told.add("average " + report.step());
  }

  @Override
  public void onCheckpoint(Path saved) {
    told.add(saved.getFileName().toString());
  }

  @Override
  public void onCheckpointDeleted(Path deleted) {
    told.add("deleted " + deleted.getFileName());
  }

  @Override
  public void onBadBatch(Path file) {
    told.add(file.getFileName().toString());
  }

  @Override
  public void onWarning(String message) {
    told.add("warning: " + message);
  }
}
