package mcl.pretraining.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/**
 * How well "replaced" is told from "original". A position is said to be replaced where its logit is
 * above 0.
 *
 * @param precision of the positions said to be replaced, the share that are; NaN where none is
 * @param recall of the replaced positions, the share that is found; NaN where there is none
 * @param rocAuc the probability that a replaced position has a higher logit than an original one;
 *     NaN where one kind is missing or a logit is NaN
 * @param positiveShare the share of replaced positions
 */
public record DetectionMetrics(
    double precision, double recall, double rocAuc, double positiveShare) {

  /**
   * Counts over positions.
   *
   * @param labels above 0.5 where the position was replaced
   */
  public static DetectionMetrics of(float[] logits, float[] labels) {
    int positives = 0;
    int found = 0;
    int said = 0;
    for (int i = 0; i < logits.length; i++) {
      boolean replaced = labels[i] > 0.5f;
      positives += replaced ? 1 : 0;
      said += logits[i] > 0 ? 1 : 0;
      found += replaced && logits[i] > 0 ? 1 : 0;
    }
    return new DetectionMetrics(
        (double) found / said,
        (double) found / positives,
        rocAuc(logits, labels, positives),
        (double) positives / logits.length);
  }

  /** The numbers by name, as {@code metrics.jsonl} has them. */
  public Map<String, Double> byName() {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("precision", precision);
    values.put("recall", recall);
    values.put("roc_auc", rocAuc);
    values.put("positive_share", positiveShare);
    return values;
  }

  /** The Mann-Whitney statistic over the number of pairs: ties count half. */
  private static double rocAuc(float[] logits, float[] labels, int positives) {
    int negatives = logits.length - positives;
    if (positives == 0 || negatives == 0 || anyNaN(logits)) {
      return Double.NaN;
    }
    double[] replaced = new double[positives];
    double[] original = new double[negatives];
    int r = 0;
    int o = 0;
    for (int i = 0; i < logits.length; i++) {
      double logit = logits[i] + 0.0; // -0 becomes 0: the two are a tie
      if (labels[i] > 0.5f) {
        replaced[r++] = logit;
      } else {
        original[o++] = logit;
      }
    }
    double statistic = MannWhitneyUTest.withDefaults().statistic(replaced, original);
    return statistic / ((double) positives * negatives);
  }

  private static boolean anyNaN(float[] logits) {
    for (float logit : logits) {
      if (Float.isNaN(logit)) {
        return true;
      }
    }
    return false;
  }
}
