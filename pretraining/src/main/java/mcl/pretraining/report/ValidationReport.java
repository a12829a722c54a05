package mcl.pretraining.report;

/**
 * How both players do on held-out text. The generator is judged where it cannot see the original
 * token: slots that were left as they are do not count, or it would be compared unfairly.
 *
 * @param step after how many steps
 * @param generatorLoss cross-entropy at the hidden slots, in nats
 * @param generatorAccuracy how often the generator's first choice is the original token
 * @param unigramLoss what the frequencies of training text would reach, in nats
 * @param unigramAccuracy what always guessing the commonest token would reach
 * @param detectionLoss NaN where only the generator is trained; else binary cross-entropy over all
 *     positions, in nats
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
