package mcl.finetuning.metric;

import mcl.base.check.Require;

/** There must be a prediction for each label, and at least one of them. */
final class SameLength {
  private SameLength() {}

  static void require(int predictions, int labels) {
    Require.argument(
        predictions == labels && labels > 0, "%d predictions for %d labels", predictions, labels);
  }
}
