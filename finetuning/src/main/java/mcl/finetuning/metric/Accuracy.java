package mcl.finetuning.metric;

/** The share of rows that are right. */
public final class Accuracy {
  private Accuracy() {}

  /** Between 0 and 1. */
  public static double of(int[] predictions, int[] labels) {
    SameLength.require(predictions.length, labels.length);
    int hits = 0;
    for (int i = 0; i < labels.length; i++) {
      hits += predictions[i] == labels[i] ? 1 : 0;
    }
    return (double) hits / labels.length;
  }
}
