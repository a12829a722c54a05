package mcl.finetuning.metric;

import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;

/** Pearson's correlation of predicted and true numbers (SciPy's {@code pearsonr}). */
public final class Pearson {
  private Pearson() {}

  /** Between -1 and 1; NaN where one side is always the same, or there is one row only. */
  public static double of(double[] predictions, double[] labels) {
    SameLength.require(predictions.length, labels.length);
    return labels.length < 2
        ? Double.NaN
        : new PearsonsCorrelation().correlation(predictions, labels);
  }
}
