package mcl.pretraining.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import mcl.bridge.ops.AdamStep;
import mcl.bridge.ops.PlainOps;
import mcl.bridge.ops.TensorOps;
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
  private final TensorOps ops;
  private final Treatments treatments;
  private final StateDict firstMoments;
  private final StateDict secondMoments;

  /** An optimizer that updates by DJL's own operations. */
  public DecoupledAdam(NDManager scope, OptimizerConfig config, StateDict weights) {
    this(scope, config, weights, new PlainOps());
  }

  /**
   * An optimizer with moments of zero.
   *
   * @param scope owns the moments: the run's
   */
  public DecoupledAdam(NDManager scope, OptimizerConfig config, StateDict weights, TensorOps ops) {
    this.config = config;
    this.weights = weights;
    this.ops = ops;
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
    treatments
        .alike()
        .forEach(
            (treatment, names) ->
                ops.adam(
                    step(treatment, rate, scale, updates),
                    list(names, weights::get),
                    list(names, gradients.byName()::get),
                    new TensorOps.Moments(
                        list(names, firstMoments::get), list(names, secondMoments::get))));
  }

  private AdamStep step(Treatment treatment, double rate, double scale, long updates) {
    return new AdamStep(
        rate * treatment.learningRate(),
        treatment.weightDecay(),
        config.beta1(),
        config.beta2(),
        config.epsilon(),
        config.biasCorrection(),
        updates,
        scale);
  }

  private static NDList list(List<String> names, Function<String, NDArray> arrays) {
    return new NDList(names.stream().map(arrays).toArray(NDArray[]::new));
  }
}
