package mcl.finetuning.metric;

/**
 * The mean over classes of F1, the harmonic mean of precision and recall. Classes that occur
 * neither among the labels nor among the predictions do not count (scikit-learn's {@code f1_score}
 * with {@code average="macro"}).
 */
public final class MacroF1 {
  private MacroF1() {}

  /** Between 0 and 1. */
  public static double of(int[] predictions, int[] labels, int classes) {
    int[] hits = new int[classes];
    int[] seen = new int[classes];
    for (int i = 0; i < labels.length; i++) {
      seen[labels[i]]++;
      seen[predictions[i]]++;
      hits[labels[i]] += predictions[i] == labels[i] ? 1 : 0;
    }
    double sum = 0;
    int counted = 0;
    for (int c = 0; c < classes; c++) {
      if (seen[c] > 0) {
        sum += 2.0 * hits[c] / seen[c];
        counted++;
      }
    }
    return sum / counted;
  }
}
