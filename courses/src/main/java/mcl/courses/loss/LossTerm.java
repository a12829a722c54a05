package mcl.courses.loss;

import ai.djl.ndarray.NDArray;

/**
 * One part of the loss.
 *
 * @param name as it is logged
 * @param sum over positions, a scalar that carries gradient
 * @param divisor the count it is divided by, known before the forward pass
 * @param weight what the mean counts in the total
 */
public record LossTerm(String name, NDArray sum, double divisor, double weight) {}
