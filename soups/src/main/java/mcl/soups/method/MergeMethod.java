package mcl.soups.method;

/**
 * How one tensor comes of those of the ingredients: a formula, one file each.
 *
 * <p>A method sees one tensor at a time, and that in two phases: it may look at the whole of it
 * first (for norms, products or thresholds), and then says how a piece of it is merged. No tensor
 * is ever in memory as a whole.
 */
@FunctionalInterface
public interface MergeMethod {
  /**
   * Looks at a tensor.
   *
   * @return what merges its pieces; used by several threads at once
   */
  Merge prepare(IngredientTensor tensor, MergeSettings settings);
}
