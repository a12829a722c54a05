package mcl.pretraining.optimizer;

/**
 * How a weight is updated.
 *
 * @param learningRate its rate as a multiple of the step's
 * @param weightDecay what is taken off it per step, times its rate
 */
public record Treatment(double learningRate, double weightDecay) {}
