package mcl.pretraining.optimizer;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import mcl.model.electra.Player;
import mcl.model.weights.WeightNames;

/**
 * How far each weight is from the output of its network, for layer-wise learning-rate decay.
 * Embeddings, their projection and relative positions have depth 0, layer i of n has i + 1, heads
 * have n + 1. Each player counts its own layers; embeddings that both read count as the
 * discriminator's, with which they stand.
 */
final class LayerDepths {
  private final Map<String, Integer> layers = new HashMap<>();

  private LayerDepths() {}

  /** Of the weights of one or more networks. */
  static LayerDepths of(Collection<String> names) {
    LayerDepths depths = new LayerDepths();
    for (String name : names) {
      WeightNames.layerOf(stored(name))
          .ifPresent(layer -> depths.layers.merge(network(name), layer + 1, Math::max));
    }
    return depths;
  }

  /** How many levels this weight is below the heads: n + 1 minus its depth. */
  int below(String name) {
    String stored = stored(name);
    if (!stored.startsWith(WeightNames.ENCODER)) {
      return 0;
    }
    OptionalInt layer = WeightNames.layerOf(stored);
    int depth = layer.isPresent() ? layer.getAsInt() + 1 : 0;
    return layers.getOrDefault(network(name), 0) + 1 - depth;
  }

  /** Which of the networks it belongs to; the same for all where there is one. */
  private static String network(String name) {
    return Player.reading(name).map(Player::folder).orElse("");
  }

  private static String stored(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
