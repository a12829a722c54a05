package mcl.cli.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import mcl.cli.Session;
import mcl.cli.terminal.Progress;
import mcl.pretraining.conflict.GradientCosines;
import mcl.pretraining.loop.StepReport;
import mcl.pretraining.report.Means;
import mcl.pretraining.report.StepListener;
import mcl.pretraining.report.ValidationReport;

/**
 * Shows a run to the user: on a terminal a bar, elsewhere a line now and then, with losses, tokens
 * per second and the time left; and lines for each validation and checkpoint. It starts at the
 * first step that it is told of, so a run that goes on needs nothing else.
 */
public final class PretrainDisplay implements StepListener, AutoCloseable {
  private final Session session;
  private final long total;
  private final long every;
  private final LongSupplier clock;
  private final Speed speed;
  private final Means means = new Means();
  private Optional<Progress> bar = Optional.empty();
  private Optional<TimeLeft> left = Optional.empty();

  /**
   * Starts the display.
   *
   * @param every steps over which losses are averaged, and between two plain lines
   */
  public PretrainDisplay(Session session, long totalSteps, long every) {
    this(session, totalSteps, every, System::nanoTime);
  }

  PretrainDisplay(Session session, long totalSteps, long every, LongSupplier clock) {
    this.session = session;
    this.total = totalSteps;
    this.every = every;
    this.clock = clock;
    this.speed = new Speed(clock);
  }

  @Override
  public void onStep(StepReport report) {
    speed.add(report.tokens());
    means.add("loss", report.loss());
    report.losses().forEach(means::add);
    if (left.isEmpty()) {
      begin(report.step());
    }
    bar.ifPresent(it -> it.to(report.step(), words("tok/s")));
    if (!report.updated()) {
      session.err().printf("Step %d skipped: loss or gradient is not finite.%n", report.step());
    }
    if (report.step() % every == 0) {
      if (bar.isEmpty()) {
        session.err().println(line(report.step()));
      }
      means.take();
    }
  }

  /** The first step has been done: how long it took says little about the others. */
  private void begin(long step) {
    left = Optional.of(new TimeLeft(total, step, clock));
    bar =
        session
            .terminal()
            .liveLine()
            .map(
                line -> Progress.startFrom(step, session.terminal(), "Pre-training", total, clock));
  }

  private String line(long step) {
    return String.format(
        Locale.ROOT,
        "step %,d of %,d: %s%s",
        step,
        total,
        String.join(", ", words("tokens/s")),
        left.orElseThrow().after(step).map(time -> ", " + time + " left").orElse(""));
  }

  /** The total loss, tokens per second, and the losses of each course. */
  private String[] words(String perSecond) {
    List<String> words = new ArrayList<>(LossLine.of(means.now()));
    words.add(1, String.format(Locale.ROOT, "%,.0f %s", speed.perSecond(), perSecond));
    return words.toArray(String[]::new);
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
    bar.ifPresent(Progress::close);
  }
}
