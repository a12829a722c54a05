package mcl.pretraining.loop;

import java.util.Map;

/**
 * What came of one optimizer step.
 *
 * @param step counted from 1: how many steps have been done with this one
 * @param learningRate that held in it
 * @param gradientNorm over all weights, before clipping
 * @param loss the weighted total
 * @param losses the mean of each loss by name, unweighted, in nats
 * @param measures what else was measured of each course, by name: in a step that is logged
 *     everything, in others the correction notebook where mistakes are corrected
 * @param updated false where loss or gradient was not finite, and the weights stayed as they were
 * @param tokens how many tokens the batch holds
 * @param waited seconds that the step waited for its batch
 */
public record StepReport(
    long step,
    double learningRate,
    double gradientNorm,
    double loss,
    Map<String, Double> losses,
    Map<String, Double> measures,
    boolean updated,
    long tokens,
    double waited) {}
