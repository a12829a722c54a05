package mcl.pretraining.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** Means of numbers by name, each over as many values as it was given. */
public final class Means {
  private final Map<String, Double> sums = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  /** Adds a value. */
  public void add(String name, double value) {
    sums.merge(name, value, Double::sum);
    counts.merge(name, 1, Integer::sum);
  }

  /** The means so far, in the order in which the names came up. */
  public Map<String, Double> now() {
    Map<String, Double> means = new LinkedHashMap<>();
    sums.forEach((name, sum) -> means.put(name, sum / counts.get(name)));
    return means;
  }

  /** The means so far; what comes now begins anew. */
  public Map<String, Double> take() {
    Map<String, Double> means = now();
    sums.clear();
    counts.clear();
    return means;
  }
}
