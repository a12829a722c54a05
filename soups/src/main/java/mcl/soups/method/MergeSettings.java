package mcl.soups.method;

import java.util.List;
import mcl.base.check.Require;

/**
 * The numbers in a method's formula; which of them it reads, the method says.
 *
 * @param weights one for each ingredient
 * @param t where between two ingredients, from 0 (the first) to 1
 * @param densities the share of changes that are kept, of each ingredient
 * @param lambda what the sum of changes is multiplied by
 * @param normalize whether the weighted sum is divided by the sum of the weights
 * @param seed of random choices
 */
public record MergeSettings(
    List<Double> weights,
    double t,
    List<Double> densities,
    double lambda,
    boolean normalize,
    long seed) {

  /** Takes copies, and checks what would make numbers that are none. */
  public MergeSettings {
    weights = List.copyOf(weights);
    densities = List.copyOf(densities);
    Require.argument(
        weights.stream().allMatch(Double::isFinite), "weights are %s, not all finite", weights);
    Require.argument(t >= 0 && t <= 1, "t is %s; it must be between 0 and 1", t);
    Require.argument(
        densities.stream().allMatch(it -> it > 0 && it <= 1),
        "density is %s; it must be above 0 and at most 1",
        densities);
    Require.argument(Double.isFinite(lambda), "lambda is %s; it must be finite", lambda);
  }

  /** The sum of all weights. */
  public double weightSum() {
    return weights.stream().mapToDouble(Double::doubleValue).sum();
  }

  /** The weight of an ingredient. */
  public double weight(int ingredient) {
    return weights.get(ingredient);
  }
}
