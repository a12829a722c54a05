package mcl.cli.training;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import mcl.cli.Session;
import mcl.cli.terminal.Progress;
import mcl.pretraining.loop.StepReport;
import mcl.pretraining.report.StepListener;
import mcl.pretraining.report.ValidationReport;

/** Shows a run to the user: a progress bar with losses, and a line for each validation. */
public final class PretrainDisplay implements StepListener, AutoCloseable {
  private static final double SMOOTHING = 0.98;

  private final Session session;
  private final Progress progress;
  private final long every;
  private final Speed speed = new Speed(System::nanoTime);
  private double loss = Double.NaN;

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
    loss = Double.isNaN(loss) ? report.loss() : SMOOTHING * loss + (1 - SMOOTHING) * report.loss();
    progress.to(
        report.step(),
        String.format(Locale.ROOT, "loss %.3f, %,.0f tokens/s", loss, speed.perSecond()));
    if (!report.updated()) {
      session.err().printf("Step %d skipped: loss or gradient is not finite.%n", report.step());
    } else if (report.step() % every == 0 && !session.terminal().errColour()) {
      session.err().println(line(report));
    }
  }

  private String line(StepReport report) {
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "step %d: loss %.3f", report.step(), loss));
    for (Map.Entry<String, Double> part : report.losses().entrySet()) {
      line.append(String.format(Locale.ROOT, ", %s %.3f", part.getKey(), part.getValue()));
    }
    return line.append(String.format(Locale.ROOT, ", %,.0f tokens/s", speed.perSecond()))
        .toString();
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
              "; detection ROC AUC %.3f, precision %.3f, recall %.3f",
              report.detection().rocAuc(),
              report.detection().precision(),
              report.detection().recall()));
    }
    session.err().println(line);
    speed.restart();
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
