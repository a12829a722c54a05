package mcl.pretraining.optimizer;

import com.github.therapi.runtimejavadoc.RetainJavadoc;
import java.util.List;
import mcl.base.config.Range;
import mcl.base.config.Ranges;

/**
 * AdamW (Loshchilov and Hutter 2019), and what differs from weight to weight. In each step, with
 * gradient g and learning rate r: m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; w = w
 * - r (m / (sqrt(v) + epsilon) + weightDecay w).
 *
 * @param learningRate the highest learning rate, reached at the end of warm-up. In a step it is
 *     multiplied by the share that {@code schedule} gives
 * @param beta1 the decay of the first moment: m averages about 1 / (1 - beta1) gradients
 * @param beta2 the decay of the second moment: v averages about 1 / (1 - beta2) squared gradients
 * @param epsilon added to the root of the second moment
 * @param weightDecay the share of a weight that is taken off it in a step, times the learning rate;
 *     none of biases and layer normalisation
 * @param biasCorrection whether the moments are corrected for starting at zero: m / (1 - beta1^t)
 *     and v / (1 - beta2^t) after t updates. The published ELECTRA runs did without
 * @param maxGradientNorm the highest global norm n of the gradients: a longer one is scaled by
 *     maxGradientNorm / n. 0: never
 * @param layerDecay the learning rate of a layer as a multiple of that of the layer above; 1 for
 *     the same everywhere
 * @param groups weights with a learning rate or weight decay of their own; the first whose pattern
 *     fits counts
 */
@RetainJavadoc
public record OptimizerConfig(
    @Range(above = 0) double learningRate,
    @Range(min = 0, below = 1) double beta1,
    @Range(min = 0, below = 1) double beta2,
    @Range(above = 0) double epsilon,
    @Range(min = 0) double weightDecay,
    boolean biasCorrection,
    @Range(min = 0) double maxGradientNorm,
    @Range(above = 0, max = 1) double layerDecay,
    List<WeightGroup> groups) {

  /** Checks every range. */
  public OptimizerConfig {
    Ranges.check(
        OptimizerConfig.class,
        learningRate,
        beta1,
        beta2,
        epsilon,
        weightDecay,
        biasCorrection,
        maxGradientNorm,
        layerDecay,
        groups);
    groups = List.copyOf(groups);
  }

  /** ELECTRA-small's (Clark et al. 2020, table 6). */
  public static OptimizerConfig electraSmall() {
    return new OptimizerConfig(5e-4, 0.9, 0.999, 1e-6, 0.01, false, 1.0, 1.0, List.of());
  }
}
