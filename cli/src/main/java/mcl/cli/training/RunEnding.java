package mcl.cli.training;

import java.nio.file.Path;
import mcl.cli.ExitCode;
import mcl.cli.Session;
import mcl.pretraining.StopReason;
import mcl.pretraining.checkpoint.CheckpointFailure;
import mcl.pretraining.loop.StepReport;
import mcl.pretraining.report.StepListener;

/** Tells the user how a run ended and what can be done next. */
public final class RunEnding implements StepListener {
  private final NextLine next;
  private final Session session;
  private Path checkpoint;
  private Path badBatch;
  private long done;

  /** Of a run that begins, or goes on. */
  public RunEnding(NextLine next, Session session) {
    this.next = next;
    this.session = session;
  }

  @Override
  public void onStart(long before) {
    done = before;
  }

  @Override
  public void onStep(StepReport report) {
    done = report.step();
  }

  @Override
  public void onCheckpoint(Path folder) {
    checkpoint = folder;
  }

  @Override
  public void onBadBatch(Path file) {
    badBatch = file;
  }

  /** The last words of a run that ended, and its exit code. */
  public ExitCode tell(StopReason reason) {
    return switch (reason) {
      case FINISHED -> {
        String page = next.out().resolve("report.html").toString();
        session.out().println("Finished. The run is in " + next.out() + "; open " + page);
        yield ExitCode.DONE;
      }
      case INTERRUPTED -> {
        yield tellOfInterruption();
      }
      case NOT_FINITE -> {
        tellOfBadBatch();
        yield ExitCode.FAILED;
      }
    };
  }

  private ExitCode tellOfInterruption() {
    if (done == 0) {
      return tellNothingDone();
    }
    session
        .err()
        .printf(
            "Interrupted after step %d; the run is saved in %s. To go on: %s%n",
            done, next.out(), next.goOn());
    return ExitCode.INTERRUPTED;
  }

  /** The last words of a run that was stopped before it did a step, and its exit code. */
  public ExitCode tellNothingDone() {
    session.err().println("Interrupted before a step was done. To go on: " + next.again());
    return ExitCode.INTERRUPTED;
  }

  private void tellOfBadBatch() {
    String weights = checkpoint == null ? "CHECKPOINT" : checkpoint.toString();
    session
        .err()
        .println(
            "error: loss or gradient was not finite in too many steps in a row. A lower"
                + " optimizer.learningRate or a longer warm-up usually mends that: begin a new run"
                + " with them, from scratch or with --from a checkpoint of before it went wrong (the"
                + " newest may be spoilt already); --resume would only repeat it. To see the batch: mcl show-courses --batch "
                + badBatch
                + " --model "
                + weights);
  }

  /** The last words of a run whose last state could not be saved, and its exit code. */
  public ExitCode tell(CheckpointFailure failure) {
    session
        .err()
        .println(
            "error: "
                + failure.getMessage()
                + " Older checkpoints are as they were. Mend this first. To go on: "
                + next.goOn());
    return ExitCode.FAILED;
  }
}
