package mcl.pretraining.report;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How both players do in one course on held-out text. The generator is judged where it cannot see
 * the true token: slots that were left as they are do not count, or it would be compared unfairly.
 *
 * @param generatorLoss cross-entropy at the hidden slots, in nats; NaN where no slot has a truth
 * @param generatorAccuracy how often the generator's first choice is the true token
 * @param unigramLoss what the frequencies of training text would reach, in nats
 * @param unigramAccuracy what always guessing the commonest token would reach
 * @param detectionLoss NaN where only the generator is trained; else binary cross-entropy over all
 *     positions, in nats
 * @param detection how well tokens that do not belong are told from original ones
 */
public record CourseValidation(
    double generatorLoss,
    double generatorAccuracy,
    double unigramLoss,
    double unigramAccuracy,
    double detectionLoss,
    DetectionMetrics detection) {

  /** The numbers by name, as {@code metrics.jsonl} has them; those that do not apply are NaN. */
  public Map<String, Double> byName() {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("generator_loss", generatorLoss);
    values.put("generator_accuracy", generatorAccuracy);
    values.put("unigram_loss", unigramLoss);
    values.put("unigram_accuracy", unigramAccuracy);
    values.put("detection_loss", detectionLoss);
    values.putAll(detection.byName());
    return values;
  }
}
