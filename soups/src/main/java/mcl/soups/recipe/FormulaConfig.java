package mcl.soups.recipe;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import mcl.base.check.Require;
import mcl.soups.method.FormulaNumber;

/**
 * The numbers in a method's formula. Each method reads those it needs.
 *
 * @param weights one for each ingredient; none: all 1
 * @param t for slerp: from 0, the first ingredient, to 1, the second
 * @param density for ties and dare: the share of changes that are kept, one for all ingredients or
 *     one for each; none: the method's own
 * @param lambda for ties, dare and task-arithmetic: what the sum of changes is multiplied by
 * @param normalize whether the sum is divided by that of the weights; null: as the method does
 * @param seed for dare: of the random choices
 * @param decay for ema: the share of the average before that stays at each further ingredient
 */
public record FormulaConfig(
    List<Double> weights,
    double t,
    List<Double> density,
    double lambda,
    Boolean normalize,
    long seed,
    double decay) {
  /** Checks every range. */
  public FormulaConfig {
    weights = List.copyOf(weights);
    density = List.copyOf(density);
    requireWeights("weights", weights);
    requireT("t", t);
    requireDensity("density", density);
    requireLambda("lambda", lambda);
    Require.argument(decay >= 0 && decay < 1, "decay is %s; it must be from 0 to below 1", decay);
  }

  static void requireWeights(String field, List<Double> weights) {
    Require.argument(
        weights.stream().allMatch(Double::isFinite), "%s are %s, not all finite", field, weights);
  }

  static void requireT(String field, double t) {
    Require.argument(t >= 0 && t <= 1, "%s is %s; it must be between 0 and 1", field, t);
  }

  static void requireLambda(String field, double lambda) {
    Require.argument(Double.isFinite(lambda), "%s is %s; it must be finite", field, lambda);
  }

  static void requireDensity(String field, List<Double> density) {
    Require.argument(
        density.stream().allMatch(it -> it > 0 && it <= 1),
        "%s is %s; it must be above 0 and at most 1",
        field,
        density);
  }

  /** What a recipe leaves out. */
  public static FormulaConfig defaults() {
    return new FormulaConfig(List.of(), 0.5, List.of(), 1, null, 0, 0.9);
  }

  /** The value of one of the numbers; null for a switch that stands as the method has it. */
  public Object value(FormulaNumber number) {
    return switch (number) {
      case WEIGHTS -> weights;
      case T -> t;
      case DENSITY -> density;
      case LAMBDA -> lambda;
      case NORMALIZE -> normalize;
      case SEED -> seed;
      case DECAY -> decay;
    };
  }

  /** The numbers that differ from {@link #defaults}. */
  Set<FormulaNumber> given() {
    FormulaConfig defaults = defaults();
    return Arrays.stream(FormulaNumber.values())
        .filter(number -> !Objects.equals(value(number), defaults.value(number)))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(FormulaNumber.class)));
  }
}
