package mcl.cli.training;

import java.nio.file.Path;
import java.util.Locale;
import mcl.cli.Session;
import mcl.cli.terminal.Progress;
import mcl.pretraining.conflict.GradientCosines;
import mcl.pretraining.loop.StepReport;
import mcl.pretraining.report.Means;
import mcl.pretraining.report.StepListener;
import mcl.pretraining.report.ValidationReport;

/** Shows a run to the user: a progress bar with losses, and a line for each validation. */
public final class PretrainDisplay implements StepListener, AutoCloseable {
  private final Session session;
  private final long totalSteps;
  private final long every;
  private final Speed speed = new Speed(System::nanoTime);
  private final Means means = new Means();
  private Progress progress;

  /**
   * Starts the display.
   *
   * @param every steps between two plain lines, where there is no terminal
   */
  public PretrainDisplay(Session session, long totalSteps, long every) {
    this.session = session;
    this.totalSteps = totalSteps;
    this.every = every;
  }

  @Override
  public void onStart(long done) {
    Progress.Extent work = new Progress.Extent(done, totalSteps);
    progress = Progress.start(session.terminal(), "Pre-training", work, System::nanoTime);
    speed.restart();
  }

  @Override
  public void onStep(StepReport report) {
    speed.add(report.tokens());
    means.add("loss", report.loss());
    report.losses().forEach(means::add);
    String line =
        LossLine.of(means.now())
            + String.format(Locale.ROOT, ", %,.0f tokens/s", speed.perSecond());
    progress.to(report.step(), line);
    if (!report.updated()) {
      session.err().printf("Step %d skipped: loss or gradient is not finite.%n", report.step());
    }
    if (report.step() % every == 0) {
      if (!session.terminal().errColour()) {
        session.err().println("step " + report.step() + ": " + line);
      }
      means.take();
    }
  }

  @Override
  public void onValidation(ValidationReport report) {
    show("validation at step " + report.step() + ":", report);
  }

  @Override
  public void onAverageValidation(ValidationReport report) {
    show("with the moving average of the weights:", report);
  }

  private void show(String title, ValidationReport report) {
    session.err().println(title);
    report
        .courses()
        .forEach(
            (kind, course) ->
                session.err().println("  " + kind.shortName() + ": " + ValidationLine.of(course)));
    speed.restart();
  }

  @Override
  public void onGradientCosines(GradientCosines cosines) {
    speed.restart();
  }

  @Override
  public void onCheckpoint(Path folder) {
    session.err().println("saved " + folder);
  }

  @Override
  public void onBadBatch(Path file) {
    session.err().println("saved the batch of the last step: " + file);
  }

  @Override
  public void onWarning(String message) {
    session.err().println("warning: " + message);
  }

  @Override
  public void close() {
    if (progress != null) {
      progress.close();
    }
  }
}
