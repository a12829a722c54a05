package mcl.cli.runreport;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The numbers of a run: a curve for each key, such as {@code train/rtd/recall}. */
final class Metrics {
  private final Map<String, Curve> curves = new LinkedHashMap<>();

  /** Adds a value; not finite where it was no number. */
  void add(String key, double step, double value) {
    curves.computeIfAbsent(key, name -> new Curve()).add(step, value);
  }

  boolean isEmpty() {
    return curves.isEmpty();
  }

  Collection<Curve> curves() {
    return curves.values();
  }

  Optional<Curve> curve(String key) {
    return Optional.ofNullable(curves.get(key));
  }

  /** The keys that begin so, without that beginning, in the order of the file. */
  List<String> endings(String beginning) {
    return curves.keySet().stream()
        .filter(key -> key.startsWith(beginning))
        .map(key -> key.substring(beginning.length()))
        .toList();
  }
}
