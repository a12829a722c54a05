package mcl.cli.bench;

import java.util.Locale;
import mcl.cli.terminal.Counted;

/** A measurement as people read it. */
public final class BenchTable {
  private static final double MILLI = 1e3;
  private static final double GIGA = 1e9;
  private static final double MIB = 1 << 20;

  private final StringBuilder text = new StringBuilder();

  private BenchTable() {}

  /** The table, one line each. */
  public static String of(BenchResult result) {
    BenchTable table = new BenchTable();
    table.line("engine", "%s", result.engine());
    table.line(
        "computed by",
        "%s operations, %s%s",
        result.ops(),
        result.precision(),
        result.recompute() ? ", recomputing activations" : "");
    table.line(
        "batch", "%s of %d", Counted.of(result.sequences(), "sequence"), result.sequenceLength());
    table.line(
        "step", "%.1f ms, the median of %d", MILLI * result.secondsPerStep(), result.steps());
    table.line("tokens per second", "%,.0f", result.tokensPerSecond());
    double sum = result.stages().values().stream().mapToDouble(it -> it).sum();
    result
        .stages()
        .forEach(
            (stage, seconds) ->
                table.line("  " + stage, "%8.1f ms %5.1f%%", MILLI * seconds, 100 * seconds / sum));
    table.line("compute", "%.1f GFLOPs a step", result.flopsPerStep() / GIGA);
    table.line("speed", "%.1f GFLOPs a second", result.flopsPerSecond() / GIGA);
    table.line(
        "products alone",
        "%.1f GFLOPs a second; the step reaches %.0f%% of it",
        result.productFlopsPerSecond() / GIGA,
        100 * result.shareOfProducts());
    table.line(
        "process",
        "%,.0f MiB, at most %,.0f",
        result.residentBytes() / MIB,
        result.peakBytes() / MIB);
    result
        .tensorBytes()
        .forEach((name, bytes) -> table.line("  " + name, "%,8.0f MiB estimated", bytes / MIB));
    return table.text.toString();
  }

  private void line(String name, String pattern, Object... values) {
    text.append(String.format(Locale.ROOT, "%-19s ", name))
        .append(String.format(Locale.ROOT, pattern, values))
        .append('\n');
  }
}
