package mcl.pretraining.optimizer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mcl.base.check.Require;

/**
 * How each weight is updated: layer-wise learning-rate decay times the multiple of its group, and
 * the weight decay of its group or, where that says nothing, of {@link DecayGroups}.
 */
public final class Treatments {
  private final Map<String, Treatment> byName = new LinkedHashMap<>();

  private Treatments() {}

  /**
   * Applies a configuration to weights.
   *
   * @param names of all weights that are trained
   * @throws IllegalArgumentException if a group takes no weight, naming what it may have meant
   */
  public static Treatments of(OptimizerConfig config, Collection<String> names) {
    Map<String, WeightGroup> groups = WeightGroup.assign(config.groups(), names);
    LayerDepths depths = LayerDepths.of(names);
    Treatments treatments = new Treatments();
    for (String name : names) {
      WeightGroup group = groups.getOrDefault(name, WeightGroup.USUAL);
      double usual = DecayGroups.decays(name) ? config.weightDecay() : 0;
      treatments.byName.put(
          name,
          new Treatment(
              group.learningRate() * Math.pow(config.layerDecay(), depths.below(name)),
              group.weightDecay() == null ? usual : group.weightDecay()));
    }
    return treatments;
  }

  /** How the weight of this name is updated. */
  Treatment of(String name) {
    Treatment treatment = byName.get(name);
    Require.argument(treatment != null, "no weight is named %s", name);
    return treatment;
  }

  /** By the name of the weight, in the order of the model. */
  public Map<String, Treatment> byName() {
    return Collections.unmodifiableMap(byName);
  }

  /** The names of the weights that are updated alike, in the order of the model. */
  public Map<Treatment, List<String>> alike() {
    Map<Treatment, List<String>> alike = new LinkedHashMap<>();
    byName.forEach(
        (name, treatment) -> alike.computeIfAbsent(treatment, it -> new ArrayList<>()).add(name));
    return alike;
  }
}
