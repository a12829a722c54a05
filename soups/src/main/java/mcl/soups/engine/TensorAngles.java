package mcl.soups.engine;

import java.util.Collection;
import java.util.List;
import mcl.base.safetensors.TensorSource;
import mcl.soups.method.Gram;

/**
 * The scalar products of how far ingredients have moved from a base, over many tensors as one
 * vector.
 */
public final class TensorAngles {
  private final Workers workers;

  /** Measures on these threads. */
  public TensorAngles(Workers workers) {
    this.workers = workers;
  }

  /**
   * Measures.
   *
   * @param names of the tensors; at least one
   * @param sources the ingredients, and behind them the base
   */
  public Gram ofChanges(Collection<String> names, List<TensorSource> sources) {
    return workers.call(
        () ->
            names.stream()
                .map(name -> new StackedTensor(name, sources, sources.size() - 1, workers))
                .map(Gram::ofChanges)
                .reduce(Gram::plus)
                .orElseThrow());
  }
}
