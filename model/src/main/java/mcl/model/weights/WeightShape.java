package mcl.model.weights;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One weight that a model declares: its stored name, its shape, and what it starts from.
 *
 * @param start the values before training
 */
public record WeightShape(String name, Shape shape, Start start) {
  /** What a weight starts from. */
  public enum Start {
    /** A truncated normal distribution. */
    RANDOM,
    ZEROS,
    ONES
  }

  /** A matrix, or a table of embeddings. */
  public static WeightShape matrix(String name, long rows, long columns) {
    return new WeightShape(name, new Shape(rows, columns), Start.RANDOM);
  }

  /** A vector of zeros, as biases start. */
  public static WeightShape zeros(String name, long width) {
    return new WeightShape(name, new Shape(width), Start.ZEROS);
  }

  /** The same weight under another name. */
  public WeightShape named(UnaryOperator<String> nameOf) {
    return new WeightShape(nameOf.apply(name), shape, start);
  }

  /** The matrix {@code (out, in)} and the bias {@code (out)} of a linear layer. */
  public static List<WeightShape> linear(String module, long out, long in) {
    return List.of(
        matrix(WeightNames.weight(module), out, in), zeros(WeightNames.bias(module), out));
  }

  /** The scale and shift of a layer normalisation over {@code width} values. */
  public static List<WeightShape> norm(String module, long width) {
    return List.of(
        new WeightShape(WeightNames.weight(module), new Shape(width), Start.ONES),
        zeros(WeightNames.bias(module), width));
  }

  /** Several lists as one. */
  @SafeVarargs
  public static List<WeightShape> all(List<WeightShape>... lists) {
    List<WeightShape> all = new ArrayList<>();
    for (List<WeightShape> list : lists) {
      all.addAll(list);
    }
    return List.copyOf(all);
  }
}
