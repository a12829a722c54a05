package mcl.soups.method;

/**
 * The weighted average, sum of w_i x_i over the sum of w_i; without normalization the weighted sum.
 *
 * <p>With equal weights it is the uniform soup of Wortsman et al., "Model soups: averaging weights
 * of multiple fine-tuned models improves accuracy without increasing inference time", ICML 2022
 * (arXiv 2203.05482).
 */
public final class WeightedAverage implements MergeMethod {
  @Override
  public Merge prepare(IngredientTensor tensor, MergeSettings settings) {
    double[] weights = settings.weights().stream().mapToDouble(Double::doubleValue).toArray();
    return new LinearMerge(weights, settings.normalize() ? settings.weightSum() : 1);
  }
}
