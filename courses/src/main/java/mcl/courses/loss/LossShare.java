package mcl.courses.loss;

import ai.djl.ndarray.NDArray;

/**
 * How a sum of losses enters the total.
 *
 * @param name as it is logged
 * @param divisor the count the sum is divided by, known before the forward pass, for the whole
 *     optimizer step
 * @param weight what the mean counts in the total
 */
public record LossShare(String name, double divisor, double weight) {
  /** The part of the total that a sum makes. */
  public LossTerm of(NDArray sum) {
    return new LossTerm(name, sum, divisor, weight);
  }
}
