package mcl.soups.recipe;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import mcl.base.check.Require;
import mcl.soups.method.FormulaNumber;

/**
 * Other numbers for some tensors. What is null is as for all tensors.
 *
 * @param pattern of their names, with {@code *} and {@code ?}
 * @param weights one for each ingredient
 * @param t for slerp
 * @param density for ties and dare
 * @param lambda for ties, dare and task-arithmetic
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TensorFormula(
    String pattern, List<Double> weights, Double t, List<Double> density, Double lambda) {
  /** Checks every range. */
  public TensorFormula {
    Require.argument(
        pattern != null && !pattern.isEmpty(), "pattern is missing; say which tensors are meant");
    weights = weights == null ? null : List.copyOf(weights);
    density = density == null ? null : List.copyOf(density);
    if (weights != null) {
      FormulaConfig.requireWeights("weights", weights);
    }
    if (t != null) {
      FormulaConfig.requireT("t", t);
    }
    if (density != null) {
      FormulaConfig.requireDensity("density", density);
    }
  }

  /** The numbers that it has. */
  Set<FormulaNumber> given() {
    Map<FormulaNumber, Object> numbers = new EnumMap<>(FormulaNumber.class);
    numbers.put(FormulaNumber.WEIGHTS, weights);
    numbers.put(FormulaNumber.T, t);
    numbers.put(FormulaNumber.DENSITY, density);
    numbers.put(FormulaNumber.LAMBDA, lambda);
    numbers.values().removeIf(Objects::isNull);
    return numbers.keySet();
  }
}
