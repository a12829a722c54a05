package mcl.bridge.ops;

/**
 * The numbers of one update of AdamW (Loshchilov and Hutter 2019, algorithm 2).
 *
 * @param rate the learning rate
 * @param weightDecay what is taken off a weight, times the rate
 * @param beta1 of the first moment
 * @param beta2 of the second moment
 * @param epsilon added to the root of the second moment, after the correction of bias
 * @param biasCorrection whether moments are divided by {@code 1 - beta^t}
 * @param updates t, how many updates there will have been with this one
 * @param scale what gradients are multiplied by: the clip
 */
public record AdamStep(
    double rate,
    double weightDecay,
    double beta1,
    double beta2,
    double epsilon,
    boolean biasCorrection,
    long updates,
    double scale) {

  /** What the first moment is divided by. */
  double firstCorrection() {
    return biasCorrection ? 1 - Math.pow(beta1, updates) : 1;
  }

  /** What the second moment is divided by. */
  double secondCorrection() {
    return biasCorrection ? 1 - Math.pow(beta2, updates) : 1;
  }
}
