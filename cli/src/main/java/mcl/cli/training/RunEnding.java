package mcl.cli.training;

import java.nio.file.Path;
import mcl.cli.ExitCode;
import mcl.cli.Session;
import mcl.pretraining.StopReason;
import mcl.pretraining.checkpoint.CheckpointFailure;
import mcl.pretraining.report.StepListener;

/** Tells the user how a run ended and what can be done next. */
public final class RunEnding implements StepListener {
  private final Path out;
  private final Session session;
  private Path checkpoint;
  private Path badBatch;

  /**
   * Of a run that begins.
   *
   * @param out the folder of the run
   */
  public RunEnding(Path out, Session session) {
    this.out = out;
    this.session = session;
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
        String page = out.resolve("report.html").toString();
        session.out().println("Finished. The run is in " + out + "; open " + page);
        yield ExitCode.DONE;
      }
      case INTERRUPTED -> {
        session.err().println("Interrupted; the run is saved in " + out + ". " + howToGoOn());
        yield ExitCode.INTERRUPTED;
      }
      case NOT_FINITE -> {
        tellOfBadBatch();
        yield ExitCode.FAILED;
      }
    };
  }

  private void tellOfBadBatch() {
    String weights = checkpoint == null ? "CHECKPOINT" : checkpoint.toString();
    session
        .err()
        .println(
            "error: loss or gradient was not finite in too many steps in a row. A lower"
                + " optimizer.learningRate or a longer warm-up usually mends that: begin a new run"
                + " with them, from scratch or with --from "
                + weights
                + ". To see the batch: mcl show-courses --batch "
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
                + " Older checkpoints are as they were. When this is mended: "
                + howToGoOn());
    return ExitCode.FAILED;
  }

  private String howToGoOn() {
    return "To go on: mcl pretrain --resume --out " + out;
  }
}
