package mcl.pretraining.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Means of numbers by name, each over as many values as it was given. */
public final class Means {
  private final Map<String, Sum> sums = new LinkedHashMap<>();

  /** Values that were added up. */
  public record Sum(double total, int count) {
    private Sum plus(Sum other) {
      return new Sum(total + other.total, count + other.count);
    }
  }

  /** Adds a value. */
  public void add(String name, double value) {
    sums.merge(name, new Sum(value, 1), Sum::plus);
  }

  /** The means so far, in the order in which the names came up. */
  public Map<String, Double> now() {
    Map<String, Double> means = new LinkedHashMap<>();
    sums.forEach((name, sum) -> means.put(name, sum.total() / sum.count()));
    return means;
  }

  /** The means so far; what comes now begins anew. */
  public Map<String, Double> take() {
    Map<String, Double> means = now();
    sums.clear();
    return means;
  }

  /** What the means so far are made of, in the order in which the names came up. */
  public Map<String, Sum> sums() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(sums));
  }

  /** Goes on with what means were made of earlier. */
  public void goOnWith(Map<String, Sum> earlier) {
    sums.putAll(earlier);
  }
}
