package mcl.finetuning.metric;

/**
 * Matthews' correlation coefficient of predictions and labels, for any number of classes (Gorodkin
 * 2004): with n rows, c of them right, s_k labels and p_k predictions of class k, it is {@code (c n
 * - sum s_k p_k) / sqrt((n^2 - sum p_k^2) (n^2 - sum s_k^2))}; 0 where one side has one class only
 * (scikit-learn's {@code matthews_corrcoef}).
 */
public final class Matthews {
  private Matthews() {}

  /** Between -1 and 1; 0 for guessing. */
  public static double of(int[] predictions, int[] labels, int classes) {
    SameLength.require(predictions.length, labels.length);
    long[] predicted = new long[classes];
    long[] labelled = new long[classes];
    long right = 0;
    for (int i = 0; i < labels.length; i++) {
      predicted[predictions[i]]++;
      labelled[labels[i]]++;
      right += predictions[i] == labels[i] ? 1 : 0;
    }
    double squared = (double) labels.length * labels.length;
    double spread =
        Math.sqrt(squared - product(predicted, predicted))
            * Math.sqrt(squared - product(labelled, labelled));
    double shared = (double) right * labels.length - product(predicted, labelled);
    return spread == 0 ? 0 : shared / spread;
  }

  private static double product(long[] one, long[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (double) one[i] * other[i];
    }
    return sum;
  }
}
