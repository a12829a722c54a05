package mcl.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import mcl.cli.report.Series;
import mcl.pretraining.loop.StepReport;
import mcl.pretraining.report.StepListener;
import mcl.pretraining.report.ValidationReport;

/** Keeps what the report's curves need. */
final class CurveRecorder implements StepListener {
  private static final int POINTS = 200;

  private final long totalSteps;
  private final List<StepReport> steps = new ArrayList<>();
  private final List<ValidationReport> validations = new ArrayList<>();

  CurveRecorder(long totalSteps) {
    this.totalSteps = totalSteps;
  }

  @Override
  public void onStep(StepReport report) {
    steps.add(report);
  }

  @Override
  public void onValidation(ValidationReport report) {
    validations.add(report);
  }

  /** A training loss, each point the mean over a stretch of steps. */
  Series training(String curve, String loss) {
    int stretch = (int) Math.max(1, totalSteps / POINTS);
    int points = steps.size() / stretch;
    double[] x = new double[points];
    double[] y = new double[points];
    for (int point = 0; point < points; point++) {
      List<StepReport> part = steps.subList(point * stretch, (point + 1) * stretch);
      x[point] = part.get(part.size() - 1).step();
      y[point] =
          part.stream()
              .mapToDouble(step -> step.losses().getOrDefault(loss, Double.NaN))
              .average()
              .orElse(Double.NaN);
    }
    return new Series(curve, x, y);
  }

  /** A number of the validations. */
  Series validation(String curve, ToDoubleFunction<ValidationReport> number) {
    double[] x = validations.stream().mapToDouble(ValidationReport::step).toArray();
    return new Series(curve, x, validations.stream().mapToDouble(number).toArray());
  }

  /** The last validation. */
  ValidationReport last() {
    return validations.get(validations.size() - 1);
  }

  /** How many steps were done. */
  long done() {
    return steps.size();
  }

  /** How many tokens were read. */
  long tokens() {
    return steps.stream().mapToLong(StepReport::tokens).sum();
  }
}
