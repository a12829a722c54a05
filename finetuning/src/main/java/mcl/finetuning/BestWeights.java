package mcl.finetuning;

import ai.djl.ndarray.NDManager;
import mcl.model.weights.StateDict;

/** Remembers the weights of the best evaluation so far, in memory of its own. */
final class BestWeights implements AutoCloseable {
  private final StateDict weights;
  private NDManager scope;
  private StateDict copy;
  private double score = Double.NEGATIVE_INFINITY;
  private long step;
  private int since;

  BestWeights(StateDict weights) {
    this.weights = weights;
  }

  /** The weights as they are now have this score. */
  void offer(double reached, long atStep) {
    since++;
    if (reached > score) {
      close();
      scope = NDManager.newBaseManager();
      copy = weights.copy(scope);
      score = reached;
      step = atStep;
      since = 0;
    }
  }

  /** How many evaluations there were since the best one. */
  int since() {
    return since;
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
