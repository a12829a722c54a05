package mcl.pretraining.average;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import mcl.model.weights.StateDict;

/**
 * An exponential moving average of the weights, {@code a <- d a + (1 - d) w}, which begins with the
 * weights of the first step that it takes in (PyTorch's {@code AveragedModel} with {@code
 * get_ema_multi_avg_fn}). What it holds is a function of the weights and the number of the step
 * alone: there is no counter to save.
 */
public final class WeightAverage {
  private final AverageConfig config;
  private final StateDict average;

  /**
   * An average that has not begun.
   *
   * @param scope owns it: the run's
   * @param weights of which it will be
   */
  public WeightAverage(NDManager scope, AverageConfig config, StateDict weights) {
    this.config = config;
    this.average =
        config.on()
            ? weights.zerosLike(scope)
            : StateDict.create(scope, List.of(), (owner, weight, number) -> owner.create(0f));
  }

  /**
   * Takes in the weights as a step left them, if it is its turn. A step that was skipped counts
   * like any other.
   *
   * @param step counted from 0
   */
  public void add(StateDict weights, long step) {
    long since = step - config.startStep();
    if (!config.on() || since < 0 || since % config.every() != 0) {
      return;
    }
    double share = since == 0 ? 1 : 1 - config.decay();
    for (String name : average.names()) {
      NDArray kept = average.get(name);
      try (NDArray change = weights.get(name).sub(kept)) {
        kept.addi(change.muli(share));
      }
    }
  }

  /**
   * The average after so many steps; nothing where it is off or has not begun. It changes in place
   * with each step.
   */
  public Optional<StateDict> after(long steps) {
    return config.begunAfter(steps) ? Optional.of(average) : Optional.empty();
  }

  /**
   * The arrays themselves, to save and restore a run: zeros until it has begun, none where it is
   * off.
   */
  public StateDict weights() {
    return average;
  }
}
