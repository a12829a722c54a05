package mcl.cli.demo;

import java.util.ArrayList;
import java.util.List;
import mcl.pretraining.loop.StepReport;
import mcl.pretraining.report.StepListener;
import mcl.pretraining.report.ValidationReport;

/** Keeps what the demo says of a run at its end. */
final class RunTally implements StepListener {
  private final List<ValidationReport> validations = new ArrayList<>();
  private long steps;
  private long tokens;

  @Override
  public void onStep(StepReport report) {
    steps++;
    tokens += report.tokens();
  }

  @Override
  public void onValidation(ValidationReport report) {
    validations.add(report);
  }

  /** The last validation. */
  ValidationReport last() {
    return validations.get(validations.size() - 1);
  }

  /** How many steps were done. */
  long done() {
    return steps;
  }

  /** How many tokens of text were read. */
  long tokens() {
    return tokens;
  }
}
