package mcl.soups.output;

import java.util.List;
import java.util.function.Function;
import mcl.base.safetensors.TensorSource;
import mcl.soups.method.MergeMethod;
import mcl.soups.method.MergeSettings;
import mcl.soups.model.Ingredients;
import mcl.soups.model.ModelFolder;
import mcl.soups.model.TensorName;
import mcl.soups.recipe.OutputConfig;

/**
 * All that makes the weights of a soup.
 *
 * @param settings the numbers of the formula for each tensor
 */
public record Soup(
    Ingredients ingredients,
    MergeMethod method,
    Function<TensorName, MergeSettings> settings,
    OutputConfig output) {

  /** What the method reads of a part: the ingredients, and the base where there is one. */
  List<TensorSource> sources(String part) {
    return ingredients.all().stream()
        .map((ModelFolder model) -> model.parts().get(part).tensors())
        .toList();
  }
}
