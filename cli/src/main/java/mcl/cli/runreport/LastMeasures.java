package mcl.cli.runreport;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The numbers that a run measured last, for those who want no curves. */
public final class LastMeasures {
  private final Metrics metrics;

  private LastMeasures(Metrics metrics) {
    this.metrics = metrics;
  }

  /**
   * The numbers of a run; none where its folder has no {@code metrics.jsonl}.
   *
   * @throws mcl.base.check.UserException if that file is damaged
   */
  public static LastMeasures of(Path run) {
    return new LastMeasures(Metrics.exist(run) ? Metrics.read(run) : new Metrics());
  }

  /** The last step at which a number whose name begins so was measured. */
  public OptionalDouble lastStep(String beginning) {
    return metrics.endings(beginning).stream()
        .map(ending -> metrics.curve(beginning + ending))
        .flatMap(Optional::stream)
        .mapToDouble(Curve::lastStep)
        .max();
  }

  /** The finite numbers measured at a step whose names begin so, in the order of the file. */
  public Map<String, Double> at(double step, String beginning) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (String ending : metrics.endings(beginning)) {
      double value = metrics.curve(beginning + ending).map(it -> it.at(step)).orElse(Double.NaN);
      if (Double.isFinite(value)) {
        values.put(beginning + ending, value);
      }
    }
    return values;
  }
}
