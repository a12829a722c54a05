package mcl.pretraining.report;

/**
 * How both players do on held-out text.
 *
 * @param step after how many steps
 * @param generatorLoss cross-entropy at the slots, in nats
 * @param generatorAccuracy how often the generator's first choice is the original token
 * @param unigramLoss what the frequencies of training text would reach, in nats
 * @param unigramAccuracy what always guessing the commonest token would reach
 * @param detectionLoss binary cross-entropy over all positions, in nats
 * @param detection how well replaced tokens are told from original ones
 */
public record ValidationReport(
    long step,
    double generatorLoss,
    double generatorAccuracy,
    double unigramLoss,
    double unigramAccuracy,
    double detectionLoss,
    DetectionMetrics detection) {}
