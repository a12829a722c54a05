package mcl.cli.finetuning;

import java.util.Locale;
import java.util.Optional;
import mcl.cli.Session;
import mcl.cli.terminal.Counted;
import mcl.cli.terminal.Progress;
import mcl.finetuning.Evaluation;
import mcl.finetuning.FineTuneListener;
import mcl.finetuning.TaskData;
import mcl.finetuning.results.RunResult;
import mcl.finetuning.series.SeriesListener;
import mcl.finetuning.task.QuestionAnswering;

/** A progress bar for each run, and a line for each evaluation and each result. */
final class SeriesDisplay implements SeriesListener, FineTuneListener, AutoCloseable {
  private final Session session;
  private final String task;
  private final String rows;
  private String title = "";
  private long lastStep;
  private String lastLoss = "";
  private Optional<Progress> progress = Optional.empty();

  SeriesDisplay(Session session, TaskData data) {
    this.session = session;
    this.task = data.name();
    this.rows = data.task() instanceof QuestionAnswering ? "questions" : "texts";
  }

  @Override
  public FineTuneListener onRun(Run run) {
    title = run.runs() == 1 ? task : task + " " + run.number() + "/" + run.runs();
    if (run.number() == 1 && run.cut() > 0) {
      session.err().printf("%s: %d training %s are too long and are cut.%n", task, run.cut(), rows);
    }
    return this;
  }

  @Override
  public void onStep(long step, long totalSteps, double loss) {
    if (progress.isEmpty()) {
      progress =
          Optional.of(Progress.start(session.terminal(), title, totalSteps, System::nanoTime));
    }
    lastStep = step;
    lastLoss = String.format(Locale.ROOT, "loss %.3f", loss);
    progress.get().to(step, lastLoss);
  }

  @Override
  public void onReading(int done, int total) {
    String share = String.format(Locale.ROOT, "judging %.0f%%", 100.0 * done / total);
    progress.ifPresent(bar -> bar.to(lastStep, share, lastLoss));
  }

  @Override
  public void onEvaluation(double epoch, Evaluation development) {
    session
        .err()
        .printf(Locale.ROOT, "%s, epoch %.2f: %s%n", title, epoch, SeriesText.scores(development));
  }

  @Override
  public void onResult(String run, RunResult result, boolean before) {
    close();
    session
        .err()
        .printf(
            Locale.ROOT,
            "%s, %s: %s %s%s%s%s%n",
            task,
            run,
            SeriesText.name(result.metric()),
            SeriesText.percent(result.score() / result.perfect()),
            before ? ", done before" : "",
            result.failed() ? ", a failed run" : "",
            result.skipped() > 0 ? skipped(result) : "");
  }

  private static String skipped(RunResult result) {
    return "; "
        + Counted.of(result.skipped(), "step")
        + " changed nothing, as the loss or its gradient was not finite: lower the learning rate";
  }

  @Override
  public void close() {
    progress.ifPresent(Progress::close);
    progress = Optional.empty();
  }
}
