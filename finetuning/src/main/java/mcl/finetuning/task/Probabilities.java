package mcl.finetuning.task;

import java.util.ArrayList;
import java.util.List;

/** What logits say of classes. */
final class Probabilities {
  private Probabilities() {}

  /** The softmax of logits. */
  static List<Double> of(float[] logits) {
    double highest = logits[best(logits)];
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - highest);
    }
    List<Double> shares = new ArrayList<>();
    for (float logit : logits) {
      shares.add(Math.exp(logit - highest) / sum);
    }
    return shares;
  }

  /** The place of the highest logit; the first of equal ones. */
  static int best(float[] logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    return best;
  }
}
