package mcl.pretraining.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import mcl.base.json.Json;
import mcl.pretraining.loop.StepReport;

/**
 * Writes {@code metrics.jsonl}: one JSON object a line, under the tags that TensorBoard users know.
 * Training losses are means over the steps since the last line.
 */
public final class JsonLinesReport implements StepListener, AutoCloseable {
  private static final double NANOS = 1e9;

  private final BufferedWriter out;
  private final long every;
  private final LongSupplier clock;
  private final Map<String, Double> sums = new LinkedHashMap<>();
  private long steps;
  private long tokens;
  private long since;
  private long lastStep;

  /**
   * Starts a file.
   *
   * @param every steps between two lines
   * @param clock nanoseconds, as {@link System#nanoTime}
   */
  public JsonLinesReport(Path file, long every, LongSupplier clock) throws IOException {
    this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    this.every = every;
    this.clock = clock;
    this.since = clock.getAsLong();
    this.lastStep = since;
  }

  @Override
  public void onStep(StepReport report) {
    lastStep = clock.getAsLong();
    steps++;
    tokens += report.tokens();
    sums.merge("train/loss", report.loss(), Double::sum);
    sums.merge("train/grad_norm", report.gradientNorm(), Double::sum);
    report.losses().forEach((name, loss) -> sums.merge("train/" + name, loss, Double::sum));
    sums.merge("train/skipped", report.updated() ? 0.0 : 1.0, Double::sum);
    if (report.step() % every == 0) {
      writeTraining(report);
    }
  }

  private void writeTraining(StepReport report) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("step", report.step());
    double skipped = sums.remove("train/skipped");
    sums.forEach((name, sum) -> line.put(name, finite(sum / steps)));
    line.put("train/skipped", skipped);
    line.put("train/learning_rate", report.learningRate());
    line.put("train/tokens_per_second", tokens / ((lastStep - since) / NANOS));
    write(line);
    sums.clear();
    steps = 0;
    tokens = 0;
    since = lastStep;
  }

  @Override
  public void onValidation(ValidationReport report) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("step", report.step());
    line.put("eval/generator_loss", finite(report.generatorLoss()));
    line.put("eval/generator_accuracy", finite(report.generatorAccuracy()));
    line.put("eval/unigram_loss", finite(report.unigramLoss()));
    line.put("eval/unigram_accuracy", finite(report.unigramAccuracy()));
    line.put("eval/detection_loss", finite(report.detectionLoss()));
    line.put("eval/precision", finite(report.detection().precision()));
    line.put("eval/recall", finite(report.detection().recall()));
    line.put("eval/roc_auc", finite(report.detection().rocAuc()));
    line.put("eval/positive_share", finite(report.detection().positiveShare()));
    write(line);
    since += clock.getAsLong() - lastStep; // what validation took is no training time
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
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
