package mcl.finetuning.metric;

/**
 * F1 of one class, the harmonic mean of its precision and recall; 0 where it is neither among the
 * labels nor among the predictions (scikit-learn's {@code f1_score} with {@code average="binary"}).
 */
public final class BinaryF1 {
  private BinaryF1() {}

  /**
   * Between 0 and 1.
   *
   * @param positive the class
   */
  public static double of(int[] predictions, int[] labels, int positive) {
    SameLength.require(predictions.length, labels.length);
    int hits = 0;
    int seen = 0;
    for (int i = 0; i < labels.length; i++) {
      seen += (labels[i] == positive ? 1 : 0) + (predictions[i] == positive ? 1 : 0);
      hits += labels[i] == positive && predictions[i] == positive ? 1 : 0;
    }
    return seen == 0 ? 0 : 2.0 * hits / seen;
  }
}
