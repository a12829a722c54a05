package mcl.pretraining.optimizer;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import com.github.therapi.runtimejavadoc.RetainJavadoc;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import mcl.base.check.Require;
import mcl.base.config.Range;
import mcl.base.config.Ranges;

/**
 * Weights that are updated in a way of their own.
 *
 * @param weights a pattern of names such as {@code generator/*}: {@code *} stands for any
 *     characters, {@code ?} for one
 * @param learningRate a multiple of the step's learning rate; 0 leaves the weights as they are
 * @param weightDecay for all of these weights, biases and normalisation among them; null for the
 *     usual one
 */
@RetainJavadoc
@JsonDeserialize(builder = WeightGroup.Fields.class)
public record WeightGroup(
    String weights, @Range(min = 0) double learningRate, @Range(min = 0) Double weightDecay) {
  /** All that is in no group. */
  static final WeightGroup USUAL = new WeightGroup("*", 1, null);

  /** Checks every range. */
  public WeightGroup {
    Require.argument(
        weights != null && !weights.isEmpty(),
        "weights is missing; give a pattern of weight names such as generator/*");
    Ranges.check(WeightGroup.class, weights, learningRate, weightDecay);
  }

  /**
   * The group of each weight that is in one: the first whose pattern fits.
   *
   * @throws IllegalArgumentException if a group takes no weight
   */
  static Map<String, WeightGroup> assign(List<WeightGroup> groups, Collection<String> names) {
    Map<String, WeightGroup> assigned = new HashMap<>();
    for (WeightGroup group : groups) {
      Pattern pattern = group.pattern();
      List<String> fitting = names.stream().filter(it -> pattern.matcher(it).matches()).toList();
      Require.argument(
          !fitting.isEmpty(),
          "optimizer.groups has \"%s\", but no weight is named so. Names near it: %s",
          group.weights(),
          NearNames.of(group.weights(), names));
      Require.argument(
          !assigned.keySet().containsAll(fitting),
          "optimizer.groups has \"%s\", but all these weights are in earlier groups, and the first"
              + " that fits counts; put it before them, or leave it out",
          group.weights());
      fitting.forEach(name -> assigned.putIfAbsent(name, group));
    }
    return assigned;
  }

  private Pattern pattern() {
    String literal = Pattern.quote(weights);
    return Pattern.compile(literal.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"));
  }

  /** What a file says of a group; a field that is left out has its default. */
  @JsonPOJOBuilder(withPrefix = "")
  static final class Fields {
    private String weights = "";
    private double learningRate = USUAL.learningRate();
    private Double weightDecay = USUAL.weightDecay();

    Fields weights(String value) {
      weights = value;
      return this;
    }

    Fields learningRate(double value) {
      learningRate = value;
      return this;
    }

    Fields weightDecay(Double value) {
      weightDecay = value;
      return this;
    }

    WeightGroup build() {
      return new WeightGroup(weights, learningRate, weightDecay);
    }
  }
}
