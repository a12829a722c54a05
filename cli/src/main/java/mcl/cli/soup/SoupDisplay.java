package mcl.cli.soup;

import java.util.stream.Collectors;
import mcl.cli.Session;
import mcl.cli.terminal.Progress;
import mcl.soups.SoupListener;
import mcl.soups.search.Scores;
import mcl.soups.search.Trial;

/** Shows how far a soup has come. */
public final class SoupDisplay implements SoupListener, AutoCloseable {
  private static final long MEGABYTE = 1_000_000;

  private final Session session;
  private Progress progress;
  private long bytes;

  /** Shows nothing yet. */
  public SoupDisplay(Session session) {
    this.session = session;
  }

  /**
   * Begins a bar.
   *
   * @param total bytes to be read; 0 if that depends on what comes out
   */
  public void start(long total) {
    progress = Progress.start(session.terminal(), "Soup", total / MEGABYTE, System::nanoTime);
  }

  @Override
  public synchronized void onRead(long more) {
    bytes += more;
    if (progress != null) {
      progress.to(bytes / MEGABYTE, "MB read");
    }
  }

  @Override
  public synchronized void onTrial(Trial trial) {
    String weights = trial.weights().stream().map(Scores::text).collect(Collectors.joining(", "));
    session
        .err()
        .printf("trial %d: weights %s: %s%n", trial.number(), weights, Scores.text(trial.score()));
  }

  @Override
  public synchronized void close() {
    if (progress != null) {
      progress.close();
    }
  }
}
