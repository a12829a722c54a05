package mcl.finetuning.metric;

import org.apache.commons.math3.stat.ranking.NaturalRanking;

/**
 * Spearman's rank correlation of predicted and true numbers: Pearson's of their ranks, where equal
 * numbers share the mean of their ranks (SciPy's {@code spearmanr}).
 */
public final class Spearman {
  private Spearman() {}

  /** Between -1 and 1; NaN where one side is always the same, or there is one row only. */
  public static double of(double[] predictions, double[] labels) {
    NaturalRanking ranking = new NaturalRanking();
    return Pearson.of(ranking.rank(predictions), ranking.rank(labels));
  }
}
