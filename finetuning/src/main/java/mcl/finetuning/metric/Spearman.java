package mcl.finetuning.metric;

import java.util.Arrays;
import org.apache.commons.math3.stat.ranking.NaturalRanking;

/**
 * Spearman's rank correlation of predicted and true numbers: Pearson's of their ranks, where equal
 * numbers share the mean of their ranks (SciPy's {@code spearmanr}).
 */
public final class Spearman {
  private Spearman() {}

  /**
   * Between -1 and 1; NaN where one side is always the same or not all numbers, or there is one row
   * only.
   */
  public static double of(double[] predictions, double[] labels) {
    if (Arrays.stream(predictions).anyMatch(Double::isNaN)) {
      return Double.NaN;
    }
    return Pearson.of(ranks(predictions), ranks(labels));
  }

  /** Adding 0 makes 0 of minus 0, which would have a rank of its own. */
  private static double[] ranks(double[] values) {
    return new NaturalRanking().rank(Arrays.stream(values).map(value -> value + 0.0).toArray());
  }
}
