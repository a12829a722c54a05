package mcl.cli.runreport;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import mcl.cli.report.Table.Cell;

/** What the metrics alone say about a run, in a few words each. */
public final class RunFacts {
  private RunFacts() {}

  /** What they say, by name. */
  public static Map<String, String> of(Metrics metrics) {
    Map<String, String> facts = new LinkedHashMap<>();
    metrics.curves().stream()
        .mapToDouble(Curve::lastStep)
        .max()
        .ifPresent(step -> facts.put("Last step in the metrics", Cell.of(step).text()));
    OptionalDouble seconds =
        metrics.curve("seconds").stream().flatMapToDouble(Curve::numbers).reduce((a, b) -> b);
    seconds.ifPresent(it -> facts.put("Time", duration(it)));
    metrics
        .curve("train/skipped")
        .map(skipped -> skipped.numbers().sum())
        .filter(skipped -> skipped > 0)
        .ifPresent(it -> facts.put("Steps skipped, not finite", Cell.of((double) it).text()));
    return facts;
  }

  private static String duration(double seconds) {
    Duration time = Duration.ofSeconds(Math.round(seconds));
    if (time.toMinutes() == 0) {
      return time.toSeconds() + " s";
    }
    return time.toHours() == 0
        ? String.format(Locale.ROOT, "%d min %d s", time.toMinutes(), time.toSecondsPart())
        : String.format(Locale.ROOT, "%,d h %d min", time.toHours(), time.toMinutesPart());
  }
}
