package mcl.soups.recipe;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mcl.base.check.UserException;
import mcl.soups.method.FormulaNumber;
import mcl.soups.method.MergeMethodKind;
import mcl.soups.method.MergeSettings;
import mcl.soups.method.Weighing;
import mcl.soups.model.TensorName;

/**
 * The numbers of the formula for each tensor of a soup.
 *
 * @param weights one for each ingredient, for tensors for which the recipe has no others
 */
public record TensorSettings(SoupRecipe recipe, List<Double> weights)
    implements Function<TensorName, MergeSettings> {

  /**
   * Those of a recipe. Where the weights are yet to be found, all are the same.
   *
   * @throws UserException if they do not fit the method or the number of ingredients
   */
  public static TensorSettings of(SoupRecipe recipe, int count) {
    requireFitting(recipe, count);
    List<Double> given = recipe.formula().weights();
    return new TensorSettings(recipe, given.isEmpty() ? weights(recipe, count) : given);
  }

  /** The same with these weights for tensors for which the recipe has no others. */
  public TensorSettings with(List<Double> others) {
    return new TensorSettings(recipe, others);
  }

  private static void requireFitting(SoupRecipe recipe, int count) {
    FormulaConfig formula = recipe.formula();
    requireRead(recipe.method(), formula.given());
    requireOneEach("weights", formula.weights(), count);
    requireOneOrEach("densities", formula.density(), count);
    TensorConfig tensors = recipe.tensors();
    requireRead(recipe.method(), tensors.given());
    tensors.weights().forEach((pattern, it) -> requireOneEach("weights of " + pattern, it, count));
    tensors
        .density()
        .forEach((pattern, it) -> requireOneOrEach("densities of " + pattern, it, count));
  }

  private static void requireRead(MergeMethodKind method, Set<FormulaNumber> given) {
    given.stream()
        .filter(number -> !method.numbers().contains(number))
        .findFirst()
        .ifPresent(
            number -> {
              throw UserException.of(
                  "%s has no %s in its formula. It has %s.",
                  MethodNames.of(method),
                  MethodNames.of(number),
                  method.numbers().isEmpty()
                      ? "no numbers that could be set"
                      : method.numbers().stream()
                          .sorted()
                          .map(MethodNames::of)
                          .collect(Collectors.joining(", ")));
            });
  }

  /** The weights of a method that looks at nothing; a method may not read them. */
  private static List<Double> weights(SoupRecipe recipe, int count) {
    if (recipe.method() == MergeMethodKind.SLERP) {
      return List.of(1 - recipe.formula().t(), recipe.formula().t());
    }
    return recipe.method().weighing() == Weighing.DECAYING
        ? decaying(recipe.formula().decay(), count)
        : Collections.nCopies(count, 1.0);
  }

  private static List<Double> decaying(double decay, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> (i == 0 ? 1 : 1 - decay) * Math.pow(decay, count - 1 - i))
        .toList();
  }

  private static void requireOneEach(String what, List<Double> given, int count) {
    if (!given.isEmpty() && given.size() != count) {
      throw UserException.of(
          "There are %d %s for %d ingredients: %s. Give one for each.",
          given.size(), what, count, given);
    }
  }

  private static void requireOneOrEach(String what, List<Double> given, int count) {
    if (given.size() != 1) {
      requireOneEach(what, given, count);
    }
  }

  @Override
  public MergeSettings apply(TensorName tensor) {
    MergeMethodKind.Demands demands = recipe.method().demands();
    FormulaConfig formula = recipe.formula();
    TensorConfig own = recipe.tensors();
    List<Double> density = TensorConfig.of(tensor, own.density()).orElse(formula.density());
    MergeSettings settings =
        new MergeSettings(
            TensorConfig.of(tensor, own.weights()).orElse(weights),
            TensorConfig.of(tensor, own.t()).orElse(formula.t()),
            spread(density.isEmpty() ? List.of(demands.density()) : density),
            TensorConfig.of(tensor, own.lambda()).orElse(formula.lambda()),
            formula.normalize() == null ? demands.normalize() : formula.normalize(),
            formula.seed());
    requireSum(settings, tensor);
    return settings;
  }

  private List<Double> spread(List<Double> given) {
    return given.size() == 1 ? Collections.nCopies(weights.size(), given.get(0)) : given;
  }

  private void requireSum(MergeSettings settings, TensorName tensor) {
    boolean average = !recipe.method().demands().base() && recipe.method() != MergeMethodKind.SLERP;
    boolean none = settings.weights().stream().allMatch(weight -> weight == 0);
    if (average && (none || settings.normalize() && settings.weightSum() == 0)) {
      throw UserException.of(
          "The weights %s add up to 0, and an average divides by their sum (tensor %s).",
          settings.weights(), tensor);
    }
  }
}
