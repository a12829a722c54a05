package mcl.pretraining.optimizer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The settings of {@code golden/adamw-groups.json}. */
final class GoldenGroups {
  private GoldenGroups() {}

  static OptimizerConfig config(JsonNode golden) {
    List<WeightGroup> groups = new ArrayList<>();
    for (JsonNode group : golden.path("groups")) {
      JsonNode decay = group.path("weightDecay");
      groups.add(
          new WeightGroup(
              group.path("weights").asText(),
              group.path("learningRate").asDouble(1),
              decay.isNumber() ? decay.asDouble() : null));
    }
    return new OptimizerConfig(
        golden.path("rate").asDouble(),
        0.9,
        0.99,
        1e-3,
        golden.path("weightDecay").asDouble(),
        true,
        0,
        golden.path("layerDecay").asDouble(),
        groups);
  }
}
