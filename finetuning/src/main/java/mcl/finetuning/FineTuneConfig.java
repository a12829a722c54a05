package mcl.finetuning;

import com.github.therapi.runtimejavadoc.RetainJavadoc;
import mcl.base.config.Range;
import mcl.base.config.Ranges;

/**
 * How a model is fine-tuned.
 *
 * @param epochs how often every training row is read: epochs x ceil(rows / batchSize) steps
 * @param batchSize rows in a step
 * @param maxLength tokens of a text, the two special ones included; longer texts are cut
 * @param learningRate the highest learning rate, at the end of the warm-up; from there it falls in
 *     a straight line to 0
 * @param warmupShare the share of the steps in which the rate rises in a straight line
 * @param weightDecay of AdamW: the share of a weight that is taken off it in a step, times the
 *     learning rate; none of biases and layer normalisation
 * @param maxGradientNorm the highest global norm n of the gradients: a longer one is scaled by
 *     maxGradientNorm / n. 0: never
 * @param dropout in the encoder and before the head, whatever pre-training had
 * @param seed of the head, the order of rows, and dropout
 */
@RetainJavadoc
public record FineTuneConfig(
    @Range(min = 1) int epochs,
    @Range(min = 1) int batchSize,
    @Range(min = 3) int maxLength,
    @Range(above = 0) double learningRate,
    @Range(min = 0, max = 1) double warmupShare,
    @Range(min = 0) double weightDecay,
    @Range(min = 0) double maxGradientNorm,
    @Range(min = 0, max = 0.9) double dropout,
    long seed) {

  /** Checks every range. */
  public FineTuneConfig {
    Ranges.check(
        FineTuneConfig.class,
        epochs,
        batchSize,
        maxLength,
        learningRate,
        warmupShare,
        weightDecay,
        maxGradientNorm,
        dropout,
        seed);
  }

  /** ELECTRA-small's recipe (google-research/electra, {@code configure_finetuning}). */
  public static FineTuneConfig defaults() {
    return new FineTuneConfig(3, 32, 128, 3e-4, 0.1, 0.01, 1.0, 0.1, 42);
  }
}
