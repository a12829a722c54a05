package mcl.pretraining.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
 * Training losses are means over the steps since the last line in which they were there.
 */
public final class JsonLinesReport implements StepListener, AutoCloseable {
  private static final double NANOS = 1e9;

  private final BufferedWriter out;
  private final long every;
  private final LongSupplier clock;
  private final MetricsListener also;
  private final Means means = new Means();
  private final long start;
  private long tokens;
  private long skipped;
  private long since;
  private long lastStep;

  /**
   * Starts a file.
   *
   * @param every steps between two lines
   * @param clock nanoseconds, as {@link System#nanoTime}
   */
  public JsonLinesReport(Path file, long every, LongSupplier clock) throws IOException {
    this(file, every, clock, (step, values) -> {});
  }

  /** The same; what is written is told to a listener, too. */
  public JsonLinesReport(Path file, long every, LongSupplier clock, MetricsListener also)
      throws IOException {
    this.also = also;
    this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    this.every = every;
    this.clock = clock;
    this.start = clock.getAsLong();
    this.since = start;
    this.lastStep = start;
  }

  @Override
  public void onStep(StepReport report) {
    lastStep = clock.getAsLong();
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
    line.put("train/tokens_per_second", tokens / ((lastStep - since) / NANOS));
    write(line);
    tokens = 0;
    skipped = 0;
    since = lastStep;
  }

  @Override
  public void onValidation(ValidationReport report) {
    Map<String, Object> line = line(report.step());
    report
        .courses()
        .forEach(
            (kind, course) ->
                course
                    .byName()
                    .forEach(
                        (name, value) ->
                            line.put("eval/" + kind.shortName() + "/" + name, finite(value))));
    report.notebook().forEach((name, count) -> line.put("eval/" + name, count));
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
    try {
      out.write(Json.line(line) + "\n");
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("metrics.jsonl cannot be written: " + e.getMessage(), e);
    }
    also.onMetrics(step(line), numbers(line));
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
    out.close();
  }
}
