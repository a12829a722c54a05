package mcl.soups.recipe;

import java.util.List;
import mcl.soups.model.TensorSelection;

/**
 * Which tensors are merged, and how differently.
 *
 * @param only patterns; a tensor that has none of them is copied from the first ingredient; none:
 *     all are merged
 * @param except patterns; a tensor that has one of them is copied from the first ingredient
 * @param formulas other numbers for some tensors; each number is that of the first entry that fits
 *     a tensor and has it
 */
public record TensorConfig(List<String> only, List<String> except, List<TensorFormula> formulas) {
  /** Takes copies. */
  public TensorConfig {
    only = List.copyOf(only);
    except = List.copyOf(except);
    formulas = List.copyOf(formulas);
  }

  /** All tensors, alike. */
  public static TensorConfig defaults() {
    return new TensorConfig(List.of(), List.of(), List.of());
  }

  /** The tensors that are merged. */
  public TensorSelection selection() {
    return TensorSelection.of(only, except);
  }
}
