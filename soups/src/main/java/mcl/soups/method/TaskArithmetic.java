package mcl.soups.method;

/**
 * Task arithmetic: what each ingredient changed is added to the base,
 *
 * <pre>b + lambda (sum of w_i (x_i - b))</pre>
 *
 * <p>with normalization over the sum of w_i. A negative weight takes away what an ingredient
 * learned. Ilharco et al., "Editing models with task arithmetic", ICLR 2023 (arXiv 2212.04089).
 */
public final class TaskArithmetic implements MergeMethod {
  @Override
  public Merge prepare(IngredientTensor tensor, MergeSettings settings) {
    return new ChangeMerge(settings, Thinning.NONE, false);
  }
}
