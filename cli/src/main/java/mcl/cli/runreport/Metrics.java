package mcl.cli.runreport;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The numbers of a run: a curve for each key, such as {@code train/rtd/recall}. */
public final class Metrics {
  private final Map<String, Curve> curves = new LinkedHashMap<>();
  private boolean brokenOff;

  /**
   * The numbers of a run's folder.
   *
   * @throws mcl.base.check.UserException if {@code metrics.jsonl} is missing or damaged before its
   *     last line
   */
  public static Metrics read(Path folder) {
    return MetricsFile.read(folder);
  }

  /** Whether a folder has any. */
  public static boolean exist(Path folder) {
    return Files.isRegularFile(folder.resolve(MetricsFile.NAME));
  }

  /** The last line of the file broke off and was left out, as a run that was killed leaves it. */
  public boolean brokenOff() {
    return brokenOff;
  }

  void breakOff() {
    brokenOff = true;
  }

  /** Adds a value; not finite where it was no number. */
  void add(String key, double step, double value) {
    curves.computeIfAbsent(key, name -> new Curve()).add(step, value);
  }

  /** Whether nothing was measured. */
  public boolean isEmpty() {
    return curves.isEmpty();
  }

  /** All curves, in the order of the file. */
  public Collection<Curve> curves() {
    return curves.values();
  }

  /** The curve of a key. */
  public Optional<Curve> curve(String key) {
    return Optional.ofNullable(curves.get(key));
  }

  /** The keys that begin so, without that beginning, in the order of the file. */
  public List<String> endings(String beginning) {
    return curves.keySet().stream()
        .filter(key -> key.startsWith(beginning))
        .map(key -> key.substring(beginning.length()))
        .toList();
  }
}
