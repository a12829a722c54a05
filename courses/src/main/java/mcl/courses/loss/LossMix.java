package mcl.courses.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import mcl.base.check.Require;

/**
 * The total loss: every term divided by its count and weighed, here and nowhere else. As the counts
 * are known before the pass, for the whole step, gradients of parts of a batch simply add.
 */
public final class LossMix {
  private LossMix() {}

  /**
   * The weighted sum of all means, a scalar that carries gradient. A term over nothing adds 0.
   *
   * @param scope owns the constants; must stay open until the backward pass is done
   */
  public static NDArray total(NDManager scope, List<LossTerm> terms) {
    Require.argument(!terms.isEmpty(), "there is no loss to learn from");
    NDArray total = null;
    for (LossTerm term : terms) {
      double share = term.divisor() == 0 ? 0 : term.weight() / term.divisor();
      NDArray part = term.sum().mul(scope.create((float) share));
      total = total == null ? part : total.add(part);
    }
    return total;
  }
}
