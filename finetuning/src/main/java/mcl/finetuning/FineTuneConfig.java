package mcl.finetuning;

import mcl.base.check.Require;

/**
 * How a model is fine-tuned.
 *
 * @param epochs how often every training row is read
 * @param batchSize rows in a step
 * @param maxLength tokens of a text, the two special ones included; longer texts are cut
 * @param learningRate the highest learning rate
 * @param warmupShare the share of the steps in which the rate rises
 * @param weightDecay of AdamW; none on biases and layer normalisation
 * @param maxGradientNorm the global norm above which gradients are scaled down; 0 never
 * @param dropout in the encoder and before the head, whatever pre-training had
 * @param seed of the head, the order of rows, and dropout
 */
public record FineTuneConfig(
    int epochs,
    int batchSize,
    int maxLength,
    double learningRate,
    double warmupShare,
    double weightDecay,
    double maxGradientNorm,
    double dropout,
    long seed) {

  /** Checks every range. */
  public FineTuneConfig {
    Require.argument(epochs > 0, "epochs is %d; it must be 1 or more", epochs);
    Require.argument(batchSize > 0, "batchSize is %d; it must be 1 or more", batchSize);
    Require.argument(maxLength >= 3, "maxLength is %d; it must be 3 or more", maxLength);
    Require.argument(learningRate > 0, "learningRate is %s; it must be above 0", learningRate);
    Require.argument(
        warmupShare >= 0 && warmupShare <= 1,
        "warmupShare is %s; it must be between 0 and 1",
        warmupShare);
    Require.argument(weightDecay >= 0, "weightDecay is %s; it must be 0 or more", weightDecay);
    Require.argument(
        maxGradientNorm >= 0, "maxGradientNorm is %s; it must be 0 or more", maxGradientNorm);
    Require.argument(
        dropout >= 0 && dropout <= 0.9, "dropout is %s; it must be between 0 and 0.9", dropout);
  }

  /** ELECTRA-small's recipe (google-research/electra, {@code configure_finetuning}). */
  public static FineTuneConfig defaults() {
    return new FineTuneConfig(3, 32, 128, 3e-4, 0.1, 0.01, 1.0, 0.1, 42);
  }
}
