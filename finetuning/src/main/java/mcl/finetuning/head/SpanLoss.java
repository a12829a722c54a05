package mcl.finetuning.head;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What heads learn of the first and the last token of an answer. */
final class SpanLoss {
  private static final int FIRST = 0;
  private static final int LAST = 1;

  private SpanLoss() {}

  /**
   * The cross-entropy of both among the tokens, their mean over all texts.
   *
   * @param logits of the starts of all texts, then of their ends (2B, T)
   * @param targets with the positions of the first and the last token
   */
  static NDArray of(NDManager scope, NDArray logits, List<Target> targets) {
    int[] right = Stream.of(FIRST, LAST).flatMapToInt(side -> positions(targets, side)).toArray();
    return CrossEntropy.mean(scope, logits, right);
  }

  /** The positions of the first tokens. */
  static int[] starts(List<Target> targets) {
    return positions(targets, FIRST).toArray();
  }

  private static IntStream positions(List<Target> targets, int side) {
    return targets.stream().mapToInt(target -> (int) target.at(side));
  }
}
