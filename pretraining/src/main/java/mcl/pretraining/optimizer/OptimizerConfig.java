package mcl.pretraining.optimizer;

import java.util.List;
import mcl.base.check.Require;

/**
 * AdamW (Loshchilov and Hutter 2019), and what differs from weight to weight.
 *
 * @param learningRate the highest learning rate, reached at the end of warm-up
 * @param beta1 the decay of the first moment
 * @param beta2 the decay of the second moment
 * @param epsilon added to the root of the second moment
 * @param weightDecay taken off each weight per step, times the learning rate; none from biases and
 *     layer normalisation
 * @param biasCorrection whether the moments are corrected for starting at zero; the published
 *     ELECTRA runs did not
 * @param maxGradientNorm the global norm above which gradients are scaled down; 0 never
 * @param layerDecay the learning rate of a layer as a multiple of that of the layer above; 1 for
 *     the same everywhere
 * @param groups weights with a learning rate or weight decay of their own; the first whose pattern
 *     fits counts
 */
public record OptimizerConfig(
    double learningRate,
    double beta1,
    double beta2,
    double epsilon,
    double weightDecay,
    boolean biasCorrection,
    double maxGradientNorm,
    double layerDecay,
    List<WeightGroup> groups) {

  /** Checks every range. */
  public OptimizerConfig {
    Require.argument(learningRate > 0, "learningRate is %s; it must be above 0", learningRate);
    Require.argument(beta1 >= 0 && beta1 < 1, "beta1 is %s; it must be in [0, 1)", beta1);
    Require.argument(beta2 >= 0 && beta2 < 1, "beta2 is %s; it must be in [0, 1)", beta2);
    Require.argument(epsilon > 0, "epsilon is %s; it must be above 0", epsilon);
    Require.argument(weightDecay >= 0, "weightDecay is %s; it must be 0 or more", weightDecay);
    Require.argument(
        maxGradientNorm >= 0, "maxGradientNorm is %s; it must be 0 or more", maxGradientNorm);
    Require.argument(
        layerDecay > 0 && layerDecay <= 1,
        "layerDecay is %s; it must be above 0 and at most 1",
        layerDecay);
    groups = List.copyOf(groups);
  }

  /** ELECTRA-small's (Clark et al. 2020, table 6). */
  public static OptimizerConfig electraSmall() {
    return new OptimizerConfig(5e-4, 0.9, 0.999, 1e-6, 0.01, false, 1.0, 1.0, List.of());
  }
}
