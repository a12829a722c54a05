package mcl.pretraining.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import mcl.model.weights.StateDict;

/**
 * AdamW: {@code m <- b1 m + (1 - b1) g}, {@code v <- b2 v + (1 - b2) g^2}, {@code w <- w - rate (m'
 * / (sqrt(v') + eps) + decay w)}, with {@code m' = m / (1 - b1^t)} and {@code v' = v / (1 - b2^t)}
 * where bias is corrected (Loshchilov and Hutter 2019, algorithm 2). Rate and decay of each weight
 * are those of its {@link Treatment}.
 */
public final class DecoupledAdam {
  private final OptimizerConfig config;
  private final StateDict weights;
  private final Treatments treatments;
  private final StateDict firstMoments;
  private final StateDict secondMoments;

  /**
   * An optimizer with moments of zero.
   *
   * @param scope owns the moments: the run's
   */
  public DecoupledAdam(NDManager scope, OptimizerConfig config, StateDict weights) {
    this.config = config;
    this.weights = weights;
    this.treatments = Treatments.of(config, weights.names());
    this.firstMoments = weights.zerosLike(scope);
    this.secondMoments = weights.zerosLike(scope);
  }

  /** The moments by weight name, under the names that checkpoints give them. */
  public Map<String, StateDict> moments() {
    return Map.of("first-moments", firstMoments, "second-moments", secondMoments);
  }

  /**
   * Changes all weights in place.
   *
   * @param rate the learning rate of this step
   * @param scale what gradients are multiplied by: the clip
   * @param updates t, how many updates there will have been with this one
   */
  public void update(Gradients gradients, double rate, double scale, long updates) {
    double first = config.biasCorrection() ? 1 - Math.pow(config.beta1(), updates) : 1;
    double rootSecond =
        config.biasCorrection() ? Math.sqrt(1 - Math.pow(config.beta2(), updates)) : 1;
    gradients
        .byName()
        .forEach(
            (name, gradient) -> {
              NDArray weight = weights.get(name);
              Treatment treatment = treatments.of(name);
              double own = rate * treatment.learningRate();
              NDList arrays =
                  new NDList(weight, gradient, firstMoments.get(name), secondMoments.get(name));
              weight
                  .getNDArrayInternal()
                  .adamUpdate(
                      arrays,
                      new NDList(weight),
                      (float) own,
                      (float) (own * rootSecond / first),
                      (float) treatment.weightDecay(),
                      (float) scale,
                      -1,
                      (float) config.beta1(),
                      (float) config.beta2(),
                      (float) (config.epsilon() * rootSecond),
                      true,
                      true);
            });
  }
}
