package mcl.pretraining.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far {@code metrics.jsonl} has come: with it, the next line of a run that goes on is that of
 * the run that was never stopped.
 *
 * @param lines how many are written
 * @param seconds on the clock of the run
 * @param lineSeconds of training since the last line of losses
 * @param lineWaited seconds of them that steps waited for their batches
 * @param lineTokens read since then
 * @param lineSkipped steps skipped since then
 * @param means what the means since then are made of
 */
public record MetricsState(
    long lines,
    double seconds,
    double lineSeconds,
    double lineWaited,
    long lineTokens,
    long lineSkipped,
    Map<String, Means.Sum> means) {
  /** Before the first step. */
  public static final MetricsState START = new MetricsState(0, 0, 0, 0, 0, 0, Map.of());

  /** Keeps the order of the means, which is that of the fields in a line. */
  public MetricsState {
    means = Collections.unmodifiableMap(new LinkedHashMap<>(means));
  }
}
