package mcl.finetuning;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import mcl.model.weights.StateDict;

/** Remembers the weights of the best evaluation so far, in memory of its own. */
final class BestWeights implements AutoCloseable {
  private final StateDict weights;
  private NDManager scope;
  private StateDict copy;
  private Evaluation best;
  private Evaluation latest;
  private long step;
  private int since;

  BestWeights(StateDict weights) {
    this.weights = weights;
  }

  /** The weights as they are now were judged so. */
  void offer(Evaluation now, long atStep) {
    since++;
    latest = now;
    double before = best == null ? Double.NEGATIVE_INFINITY : best.scores().value();
    if (now.scores().value() > before) {
      close();
      scope = NDManager.newBaseManager(Device.cpu());
      copy = weights.copy(scope);
      best = now;
      step = atStep;
      since = 0;
    }
  }

  /** How many evaluations there were since the best one. */
  int since() {
    return since;
  }

  /** The best evaluation; null before the first. */
  Evaluation best() {
    return best;
  }

  /** The latest evaluation; null before the first. */
  Evaluation latest() {
    return latest;
  }

  /** After which step the best one was. */
  long step() {
    return step;
  }

  /** Puts the best weights into the place of the present ones. */
  void restore() {
    weights.fill(
        (owner, weight, number) ->
            owner.create(copy.get(weight.name()).toFloatArray(), weight.shape()));
  }

  @Override
  public void close() {
    if (scope != null) {
      scope.close();
    }
  }
}
