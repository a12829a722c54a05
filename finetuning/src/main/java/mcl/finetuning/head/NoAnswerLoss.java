package mcl.finetuning.head;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.List;
import mcl.model.encoder.Pass;

/** What a head learns of there being no answer (google-research/electra, {@code qa_tasks.py}). */
final class NoAnswerLoss {
  private static final int NO_ANSWER = 2;
  private static final double WEIGHT = 0.5;

  private NoAnswerLoss() {}

  /**
   * The binary cross-entropy, the mean over texts, with the weight that it has beside that of
   * spans. It is the cross-entropy of two classes, of which one has the logit 0.
   *
   * @param noneB1 logits (B, 1)
   * @param targets whose third number is 1 if there is no answer
   */
  static NDArray of(Pass pass, NDArray noneB1, List<Target> targets) {
    NDArray zerosB1 = pass.scope().zeros(noneB1.getShape());
    NDArray classesB2 = NDArrays.concat(new NDList(zerosB1, noneB1), 1);
    int[] right = targets.stream().mapToInt(target -> (int) target.at(NO_ANSWER)).toArray();
    return CrossEntropy.mean(pass.scope(), classesB2, right).mul(pass.constant(WEIGHT));
  }
}
