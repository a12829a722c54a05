package mcl.pretraining.report;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import mcl.base.json.Json;
import mcl.pretraining.conflict.GradientCosines;
import mcl.pretraining.loop.StepReport;

/**
 * Writes {@code metrics.jsonl}: one JSON object a line, under the tags that TensorBoard users know.
 * Training losses are means over the steps since the last line in which they were there. A line
 * that cannot be written, as on a full disk, waits until it can, at the latest for {@link #force}
 * and {@link #close}.
 */
public final class JsonLinesReport implements StepListener, MetricsRecord, AutoCloseable {
  /** The usual name of the file. */
  public static final String FILE = "metrics.jsonl";

  private static final double NANOS = 1e9;

  private final Path path;
  private final LineFile file;
  private final long every;
  private final LongSupplier clock;
  private final MetricsListener also;
  private final Means means = new Means();
  private final long start;
  private double waited;
  private long tokens;
  private long skipped;
  private long since;
  private long lastStep;

  /**
   * Starts a file; what one holds that is there is cut off.
   *
   * @param every steps between two lines
   * @param clock nanoseconds, as {@link System#nanoTime}
   */
  public JsonLinesReport(Path file, long every, LongSupplier clock) throws IOException {
    this(file, every, clock, MetricsState.START);
  }

  /** Goes on with a file where a checkpoint left it; nobody else is told. */
  public JsonLinesReport(Path file, long every, LongSupplier clock, MetricsState state)
      throws IOException {
    this(file, every, clock, state, (step, values) -> {});
  }

  /**
   * Goes on with a file where a checkpoint left it. Lines that were written since are cut off; a
   * file that has lost lines goes on with those that are left, as {@link #state} then tells.
   *
   * @param also is told what is written
   */
  public JsonLinesReport(
      Path path, long every, LongSupplier clock, MetricsState state, MetricsListener also)
      throws IOException {
    this.path = path;
    this.also = also;
    this.every = every;
    this.clock = clock;
    this.waited = state.lineWaited();
    this.tokens = state.lineTokens();
    this.skipped = state.lineSkipped();
    this.lastStep = clock.getAsLong();
    this.start = lastStep - Math.round(state.seconds() * NANOS);
    this.since = lastStep - Math.round(state.lineSeconds() * NANOS);
    means.goOnWith(state.means());
    long kept = LineCut.after(path, state.lines());
    this.file = new LineFile(FileChannel.open(path, CREATE, WRITE), kept);
  }

  @Override
  public MetricsState state() {
    return new MetricsState(
        file.lines(),
        (clock.getAsLong() - start) / NANOS,
        seconds(),
        waited,
        tokens,
        skipped,
        means.sums());
  }

  @Override
  public void force() throws IOException {
    try {
      file.force();
    } catch (IOException e) {
      throw naming(e);
    }
  }

  @Override
  public void onStep(StepReport report) {
    lastStep = clock.getAsLong();
    waited += report.waited();
    tokens += report.tokens();
    means.add("train/loss", report.loss());
    means.add("train/grad_norm", report.gradientNorm());
    report.losses().forEach((name, loss) -> means.add("train/" + name, loss));
    report.measures().forEach((name, value) -> means.add(tag(name), value));
    skipped += report.updated() ? 0 : 1;
    if (report.step() % every == 0) {
      writeTraining(report);
    }
  }

  private static String tag(String measure) {
    return measure.startsWith("notebook/") ? measure : "train/" + measure;
  }

  private void writeTraining(StepReport report) {
    Map<String, Object> line = line(report.step());
    means.take().forEach((name, mean) -> line.put(name, finite(mean)));
    line.put("train/skipped", skipped);
    line.put("train/learning_rate", report.learningRate());
    line.put("train/tokens_per_second", finite(tokens / seconds()));
    line.put("train/data_wait_share", finite(waited / seconds()));
    write(line);
    waited = 0;
    tokens = 0;
    skipped = 0;
    since = lastStep;
  }

  /** Of training since the last line of losses. */
  private double seconds() {
    return (lastStep - since) / NANOS;
  }

  @Override
  public void onValidation(ValidationReport report) {
    writeValidation("eval/", report);
  }

  @Override
  public void onAverageValidation(ValidationReport report) {
    writeValidation("eval_average/", report);
  }

  private void writeValidation(String group, ValidationReport report) {
    Map<String, Object> line = line(report.step());
    report
        .courses()
        .forEach(
            (kind, course) ->
                course
                    .byName()
                    .forEach(
                        (name, value) ->
                            line.put(group + kind.shortName() + "/" + name, finite(value))));
    report.notebook().forEach((name, count) -> line.put(group + name, count));
    write(line);
    leaveOut();
  }

  @Override
  public void onGradientCosines(GradientCosines cosines) {
    if (!cosines.byName().isEmpty()) {
      Map<String, Object> line = line(cosines.step());
      cosines.byName().forEach((name, cosine) -> line.put(name, finite(cosine)));
      write(line);
    }
    leaveOut();
  }

  /** What was done since the last step, or since the last call, is no training time. */
  private void leaveOut() {
    long now = clock.getAsLong();
    since += now - lastStep;
    lastStep = now;
  }

  private Map<String, Object> line(long step) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("step", step);
    line.put("seconds", (clock.getAsLong() - start) / NANOS);
    return line;
  }

  /** JSON has no number for "not a number": null stands for it. */
  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private void write(Map<String, Object> line) {
    file.add(Json.line(line));
    also.onMetrics(step(line), numbers(line));
  }

  private IOException naming(IOException e) {
    return new IOException(path + " cannot be written: " + e.getMessage(), e);
  }

  private static long step(Map<String, Object> line) {
    return ((Number) line.get("step")).longValue();
  }

  private static Map<String, Double> numbers(Map<String, Object> line) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    line.forEach(
        (name, value) ->
            numbers.put(name, value instanceof Number number ? number.doubleValue() : Double.NaN));
    numbers.keySet().removeAll(List.of("step", "seconds"));
    return numbers;
  }

  @Override
  public void close() throws IOException {
    try {
      file.close();
    } catch (IOException e) {
      throw naming(e);
    }
  }
}
