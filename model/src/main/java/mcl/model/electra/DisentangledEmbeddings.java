package mcl.model.electra;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import mcl.model.tensors.Tensors;
import mcl.model.weights.WeightShape;
import mcl.model.weights.WeightShape.Start;
import mcl.model.weights.Weights;

/**
 * Gradient-disentangled sharing (He et al. 2021, DeBERTaV3, section 3.3): the generator's
 * embeddings {@code G} learn from its own loss alone; the discriminator reads {@code
 * stop_gradient(G) + difference}, and its loss teaches the difference alone. So the players share
 * what the generator learns without pulling the tables in two directions. The difference starts at
 * zero, that of the normalisation's scale too: at the start both read the same.
 */
final class DisentangledEmbeddings implements SharedEmbeddings {
  private static final String DIFFERENCE = "difference/";

  /** Whether the weight with this name among the pair's is a difference. */
  static boolean isDifference(String name) {
    return name.startsWith(DIFFERENCE);
  }

  /** What the players call the embedding that this difference is of. */
  static String storedName(String difference) {
    return difference.substring(DIFFERENCE.length());
  }

  @Override
  public Optional<WeightShape> kept(Player player, WeightShape embedding) {
    return Optional.of(
        player == Player.GENERATOR
            ? embedding.named(player::nameOf)
            : new WeightShape(DIFFERENCE + embedding.name(), embedding.shape(), Start.ZEROS));
  }

  @Override
  public NDArray read(NDManager scope, Player player, String name, Weights weights) {
    NDArray generators = weights.get(Player.GENERATOR.nameOf(name));
    if (player == Player.GENERATOR) {
      return generators;
    }
    // The scope of a sum is that of its left side.
    return Tensors.untaught(scope, generators).add(weights.get(DIFFERENCE + name));
  }
}
