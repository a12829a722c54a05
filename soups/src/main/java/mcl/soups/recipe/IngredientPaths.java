package mcl.soups.recipe;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.soups.method.MergeMethodKind;
import mcl.soups.model.RunCheckpoints;

/** From what a recipe names to the folders of the ingredients. */
public final class IngredientPaths {
  private IngredientPaths() {}

  /** The folders, in the order of the recipe. */
  public static List<Path> of(SoupRecipe recipe) {
    List<Path> named = recipe.ingredients().stream().map(IngredientPaths::path).toList();
    if (named.isEmpty()) {
      throw new UserException(
          "There are no ingredients. Name the folders of checkpoints or models.");
    }
    MergeMethodKind method = recipe.method();
    if (method == MergeMethodKind.LAST && recipe.last() == 0) {
      throw new UserException("How many checkpoints are to be averaged? Say --last K.");
    }
    List<Path> paths = named.stream().flatMap(path -> expand(path, recipe)).toList();
    requireNumber(method, paths.size());
    return paths;
  }

  private static Stream<Path> expand(Path path, SoupRecipe recipe) {
    if (recipe.last() > 0) {
      return RunCheckpoints.last(path, recipe.last()).stream();
    }
    boolean run = recipe.method() == MergeMethodKind.EMA && RunCheckpoints.areIn(path);
    return run ? RunCheckpoints.all(path).stream() : Stream.of(path);
  }

  private static void requireNumber(MergeMethodKind method, int given) {
    MergeMethodKind.Demands demands = method.demands();
    if (given < demands.fewest() || given > demands.most()) {
      String needed =
          demands.fewest() == demands.most()
              ? "exactly " + demands.fewest()
              : "at least " + demands.fewest();
      throw UserException.of(
          "%s takes %s ingredients, not %d.", MethodNames.of(method), needed, given);
    }
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UserException("\"" + text + "\" is no name of a folder.", e);
    }
  }
}
