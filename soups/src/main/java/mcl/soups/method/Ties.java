package mcl.soups.method;

/**
 * TIES: trim, elect sign, merge. Of each ingredient's changes x_i - b only the largest are kept
 * (density times the elements of the tensor; {@link MagnitudeTrim}); each element takes the sign of
 * their weighted sum; and the weighted mean of the kept changes of that sign, times lambda, is
 * added to the base. Without normalization it is their weighted sum.
 *
 * <p>Yadav et al., "TIES-merging: resolving interference when merging models", NeurIPS 2023 (arXiv
 * 2306.01708). There, changes are trimmed over the whole model; here, as in other merging tools,
 * over each tensor.
 */
public final class Ties implements MergeMethod {
  @Override
  public Merge prepare(IngredientTensor tensor, MergeSettings settings) {
    return new ChangeMerge(settings, MagnitudeTrim.measure(tensor, settings.densities()), true);
  }
}
