package mcl.pretraining.report;

import java.util.Map;

/** Is told what {@code metrics.jsonl} is told, line by line, on the thread of the run. */
@FunctionalInterface
public interface MetricsListener {
  /**
   * Something was measured.
   *
   * @param step after how many steps
   * @param values by the keys of {@code metrics.jsonl} but {@code step} and {@code seconds}; NaN
   *     for what is no number
   */
  void onMetrics(long step, Map<String, Double> values);
}
