package mcl.finetuning.metric;

import java.util.Arrays;

/** The accuracy of always answering with the commonest label: what any model must beat. */
public final class MajorityRate {
  private MajorityRate() {}

  /**
   * Learns the commonest label from one list and scores it on another.
   *
   * @return between 0 and 1
   */
  public static double of(int[] training, int[] judged, int classes) {
    int[] counts = new int[classes];
    Arrays.stream(training).forEach(label -> counts[label]++);
    int commonest = 0;
    for (int c = 1; c < classes; c++) {
      commonest = counts[c] > counts[commonest] ? c : commonest;
    }
    int[] always = new int[judged.length];
    Arrays.fill(always, commonest);
    return Accuracy.of(always, judged);
  }
}
