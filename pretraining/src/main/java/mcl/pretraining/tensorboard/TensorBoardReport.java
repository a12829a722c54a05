package mcl.pretraining.tensorboard;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import mcl.base.json.Json;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.report.MetricsListener;

/**
 * Writes the metrics of a run into an event file for TensorBoard, under the same names. What is no
 * number is left out. A TensorBoard that is running sees each event as soon as it is written.
 *
 * <p>A resumed run begins a file of its own in the same folder, whose first words are that the
 * steps from there on begin anew: TensorBoard then drops what a run that broke off had measured
 * later.
 */
public final class TensorBoardReport implements MetricsListener, AutoCloseable {
  /** The folder in that of a run. */
  public static final String FOLDER = "tensorboard";

  private static final double NANOS = 1e9;

  private final Clock clock;
  private final EventFile file;
  private final long done;
  private long leftOut;

  /**
   * Begins a file.
   *
   * @param folder of the event files; made if it is missing
   * @param host the name of this machine, which becomes part of the file's
   * @param done after how many steps the run goes on; 0 if it is new
   */
  public TensorBoardReport(Path folder, String host, long done, Clock clock) throws IOException {
    this.clock = clock;
    this.file = EventFile.create(folder, host, clock);
    this.done = done;
    file.write(EventMessage.fileVersion(seconds()));
    file.write(EventMessage.sessionStart(seconds(), done + 1));
  }

  /** Adds the resolved configuration as a text. */
  public void onConfiguration(PretrainConfig config) {
    String markdown = Json.text(config).indent(4);
    write(EventMessage.text(seconds(), done, "configuration", markdown));
  }

  @Override
  public void onMetrics(long step, Map<String, Double> values) {
    Map<String, Double> numbers = new LinkedHashMap<>(values);
    numbers.values().removeIf(value -> !Double.isFinite(value));
    if (!numbers.isEmpty()) {
      write(EventMessage.scalars(seconds(), step, numbers));
    }
  }

  /** An event that cannot be written, as on a full disk, is left out: the run is worth more. */
  private void write(byte[] event) {
    try {
      file.write(event);
    } catch (IOException e) {
      leftOut++;
    }
  }

  /** How many events could not be written. */
  public long leftOut() {
    return leftOut;
  }

  private double seconds() {
    Instant now = clock.instant();
    return now.getEpochSecond() + now.getNano() / NANOS;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
