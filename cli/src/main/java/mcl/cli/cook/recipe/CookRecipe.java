package mcl.cli.cook.recipe;

import com.github.therapi.runtimejavadoc.RetainJavadoc;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mcl.base.check.Require;

/**
 * A course-soup experiment. Paths count from where the command runs.
 *
 * @param start the checkpoint that all ingredients begin with, or a run, whose newest checkpoint is
 *     meant
 * @param data shards that {@code mcl tokenize} wrote
 * @param pretraining the configuration file that all ingredients share
 * @param set fields of that configuration that are set over the file, for all ingredients, each as
 *     field=value
 * @param ingredients what is trained: at least two
 * @param judge who decides which soup is good
 * @param examiners who else judges what comes out, without a part in what is made: each is written
 *     as {@code judge.by}. They say whether a soup is good beyond the scores that chose it
 * @param line how the way from one ingredient to another is measured
 */
@RetainJavadoc
public record CookRecipe(
    String start,
    String data,
    String pretraining,
    List<String> set,
    List<IngredientConfig> ingredients,
    JudgingConfig judge,
    List<String> examiners,
    LineConfig line) {
  /** Takes copies; no two ingredients have one name. */
  public CookRecipe {
    set = List.copyOf(set);
    ingredients = List.copyOf(ingredients);
    examiners = List.copyOf(examiners);
    Set<String> names = new HashSet<>();
    for (IngredientConfig ingredient : ingredients) {
      Require.argument(
          names.add(ingredient.name()),
          "ingredients has \"%s\" twice; give each another name",
          ingredient.name());
    }
    Require.argument(
        new HashSet<>(examiners).size() == examiners.size(),
        "examiners names one twice: %s",
        examiners);
  }

  /** What a file leaves out. */
  public static CookRecipe defaults() {
    return new CookRecipe(
        "",
        "",
        "",
        List.of(),
        List.of(),
        JudgingConfig.defaults(),
        List.of(),
        LineConfig.defaults());
  }
}
