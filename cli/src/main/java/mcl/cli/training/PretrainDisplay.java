package mcl.cli.training;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import mcl.cli.Session;
import mcl.cli.terminal.Progress;
import mcl.pretraining.loop.StepReport;
import mcl.pretraining.report.StepListener;
import mcl.pretraining.report.ValidationReport;

/** Shows a run to the user: a progress bar with losses, and a line for each validation. */
public final class PretrainDisplay implements StepListener, AutoCloseable {
  private final Session session;
  private final Progress progress;
  private final long every;
  private final Speed speed = new Speed(System::nanoTime);
  private final Map<String, Double> sums = new LinkedHashMap<>();
  private long steps;

  /**
   * Starts the display.
   *
   * @param every steps between two plain lines, where there is no terminal
   */
  public PretrainDisplay(Session session, long totalSteps, long every) {
    this.session = session;
    this.progress =
        Progress.start(session.terminal(), "Pre-training", totalSteps, System::nanoTime);
    this.every = every;
  }

  @Override
  public void onStep(StepReport report) {
    speed.add(report.tokens());
    steps++;
    sums.merge("loss", report.loss(), Double::sum);
    report.losses().forEach((name, loss) -> sums.merge(name, loss, Double::sum));
    progress.to(report.step(), means());
    if (!report.updated()) {
      session.err().printf("Step %d skipped: loss or gradient is not finite.%n", report.step());
    }
    if (report.step() % every == 0) {
      if (!session.terminal().errColour()) {
        session.err().println("step " + report.step() + ": " + means());
      }
      sums.clear();
      steps = 0;
    }
  }

  /** The means since the last line, as metrics.jsonl has them. */
  private String means() {
    StringBuilder text = new StringBuilder();
    sums.forEach(
        (name, sum) -> text.append(String.format(Locale.ROOT, "%s %.3f, ", name, sum / steps)));
    return text.append(String.format(Locale.ROOT, "%,.0f tokens/s", speed.perSecond())).toString();
  }

  @Override
  public void onValidation(ValidationReport report) {
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT,
            "validation at step %d: generator loss %.3f (unigram %.3f), accuracy %.1f%% (unigram"
                + " %.1f%%)",
            report.step(),
            report.generatorLoss(),
            report.unigramLoss(),
            100 * report.generatorAccuracy(),
            100 * report.unigramAccuracy()));
    if (Double.isFinite(report.detectionLoss())) {
      line.append(
          String.format(
              Locale.ROOT,
              "; detection ROC AUC %.3f, precision %s, recall %.3f",
              report.detection().rocAuc(),
              precision(report),
              report.detection().recall()));
    }
    session.err().println(line);
    speed.restart();
  }

  private static String precision(ValidationReport report) {
    double precision = report.detection().precision();
    return Double.isNaN(precision)
        ? "none (nothing was called replaced)"
        : String.format(Locale.ROOT, "%.3f", precision);
  }

  @Override
  public void onCheckpoint(Path folder) {
    session.err().println("saved " + folder);
  }

  @Override
  public void close() {
    progress.close();
  }
}
