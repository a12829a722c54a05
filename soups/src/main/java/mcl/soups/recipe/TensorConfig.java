package mcl.soups.recipe;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mcl.soups.method.FormulaNumber;
import mcl.soups.model.GlobPattern;
import mcl.soups.model.TensorName;
import mcl.soups.model.TensorSelection;

/**
 * Which tensors are merged, and other numbers in the formula for some of them. Patterns are of
 * names of tensors, with {@code *} for any text and {@code ?} for any one character; of several
 * that fit a tensor, the first counts.
 *
 * @param only patterns; a tensor that has none of them is copied from the first ingredient; none:
 *     all are merged
 * @param except patterns; a tensor that has one of them is copied from the first ingredient
 * @param weights by pattern, one for each ingredient
 * @param t by pattern, for slerp
 * @param density by pattern, for ties and dare: one for all ingredients or one for each
 * @param lambda by pattern, for ties, dare and task-arithmetic
 */
public record TensorConfig(
    List<String> only,
    List<String> except,
    Map<String, List<Double>> weights,
    Map<String, Double> t,
    Map<String, List<Double>> density,
    Map<String, Double> lambda) {
  /** Takes copies in the same order, and checks every range. */
  public TensorConfig {
    only = List.copyOf(only);
    except = List.copyOf(except);
    weights = copy(weights);
    t = copy(t);
    density = copy(density);
    lambda = copy(lambda);
    weights.forEach((pattern, it) -> FormulaConfig.requireWeights("weights." + pattern, it));
    t.forEach((pattern, it) -> FormulaConfig.requireT("t." + pattern, it));
    density.forEach((pattern, it) -> FormulaConfig.requireDensity("density." + pattern, it));
    lambda.forEach((pattern, it) -> FormulaConfig.requireLambda("lambda." + pattern, it));
  }

  private static <T> Map<String, T> copy(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** All tensors, alike. */
  public static TensorConfig defaults() {
    return new TensorConfig(List.of(), List.of(), Map.of(), Map.of(), Map.of(), Map.of());
  }

  /** The tensors that are merged. */
  public TensorSelection selection() {
    return TensorSelection.of(only, except);
  }

  /** The numbers that some tensors have for themselves. */
  Set<FormulaNumber> given() {
    Map<FormulaNumber, Map<String, ?>> numbers = new EnumMap<>(FormulaNumber.class);
    numbers.put(FormulaNumber.WEIGHTS, weights);
    numbers.put(FormulaNumber.T, t);
    numbers.put(FormulaNumber.DENSITY, density);
    numbers.put(FormulaNumber.LAMBDA, lambda);
    numbers.values().removeIf(Map::isEmpty);
    return numbers.keySet();
  }

  /** The first of these numbers whose pattern fits the tensor. */
  static <T> Optional<T> of(TensorName tensor, Map<String, T> numbers) {
    return numbers.entrySet().stream()
        .filter(it -> new GlobPattern(it.getKey()).matches(tensor))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
