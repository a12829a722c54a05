package mcl.model.electra;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import mcl.model.weights.WeightShape;
import mcl.model.weights.Weights;

/** A set of embeddings for each player, taught by its own loss. */
final class SeparateEmbeddings implements SharedEmbeddings {
  @Override
  public Optional<WeightShape> kept(Player player, WeightShape embedding) {
    return Optional.of(embedding.named(player::nameOf));
  }

  @Override
  public NDArray read(NDManager scope, Player player, String name, Weights weights) {
    return weights.get(player.nameOf(name));
  }
}
