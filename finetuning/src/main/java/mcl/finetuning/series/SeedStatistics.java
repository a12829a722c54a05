package mcl.finetuning.series;

import java.util.EnumSet;
import java.util.List;
import mcl.finetuning.results.RunResult;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.Statistic;

/**
 * A score over several seeds.
 *
 * @param standardDeviation of a sample, divided by n - 1; 0 for one run
 */
public record SeedStatistics(
    int runs, double median, double mean, double standardDeviation, double min, double max) {
  /** Of these scores. */
  public static SeedStatistics of(double... scores) {
    DoubleStatistics all =
        DoubleStatistics.of(
            EnumSet.of(Statistic.MEAN, Statistic.STANDARD_DEVIATION, Statistic.MIN, Statistic.MAX),
            scores);
    return new SeedStatistics(
        scores.length,
        Median.withDefaults().evaluate(scores),
        all.getAsDouble(Statistic.MEAN),
        scores.length == 1 ? 0 : all.getAsDouble(Statistic.STANDARD_DEVIATION),
        all.getAsDouble(Statistic.MIN),
        all.getAsDouble(Statistic.MAX));
  }

  /** Of the main scores of runs. */
  public static SeedStatistics of(List<RunResult> runs) {
    return of(runs.stream().mapToDouble(RunResult::score).toArray());
  }
}
