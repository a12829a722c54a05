package mcl.soups.recipe;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mcl.base.check.Require;
import mcl.soups.method.MergeMethodKind;
import mcl.soups.search.GreedySearch;
import mcl.soups.search.LearnedSearch;
import mcl.soups.search.WeightSearch;

/**
 * A soup, as a JSON file says it.
 *
 * @param method how weights are merged
 * @param ingredients folders of checkpoints or models; with {@code last}, of runs
 * @param base for methods that count changes: what the ingredients began with; empty: none
 * @param last instead of each folder in {@code ingredients}, the last so many checkpoints in it are
 *     taken; 0: the folders themselves
 * @param formula the numbers in the method's formula
 * @param tensors which tensors are merged, and how differently
 * @param judge who judges soups, where the method needs that
 * @param output how the soup is written
 */
public record SoupRecipe(
    MergeMethodKind method,
    List<String> ingredients,
    String base,
    int last,
    FormulaConfig formula,
    TensorConfig tensors,
    JudgeConfig judge,
    OutputConfig output) {
  /** Takes a copy. */
  public SoupRecipe {
    Require.argument(last >= 0, "last is %d; it must be 0 or more", last);
    ingredients = List.copyOf(ingredients);
  }

  /** What a file leaves out; the method it must name. */
  public static SoupRecipe defaults() {
    return new SoupRecipe(
        null,
        List.of(),
        "",
        0,
        FormulaConfig.defaults(),
        TensorConfig.defaults(),
        JudgeConfig.defaults(),
        OutputConfig.defaults());
  }

  /** What changes count from, if there is anything. */
  public Optional<Path> basePath() {
    return base.isEmpty() ? Optional.empty() : Optional.of(Path.of(base));
  }

  /** How weights are searched for, where the method does so. */
  public Optional<WeightSearch> search() {
    return switch (method.weighing()) {
      case GREEDY -> Optional.of(new GreedySearch());
      case LEARNED -> Optional.of(new LearnedSearch(judge.evaluations()));
      case EQUAL, GIVEN, DECAYING -> Optional.empty();
    };
  }
}
