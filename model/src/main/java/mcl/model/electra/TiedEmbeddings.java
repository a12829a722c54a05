package mcl.model.electra;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import mcl.model.weights.WeightShape;
import mcl.model.weights.Weights;

/**
 * One set of embeddings, which both losses teach (Clark et al. 2020, section 3.2). It stands with
 * the discriminator, as in ELECTRA's own code.
 */
final class TiedEmbeddings implements SharedEmbeddings {
  @Override
  public Optional<WeightShape> kept(Player player, WeightShape embedding) {
    return player == Player.DISCRIMINATOR
        ? Optional.of(embedding.named(player::nameOf))
        : Optional.empty();
  }

  @Override
  public NDArray read(NDManager scope, Player player, String name, Weights weights) {
    return weights.get(Player.DISCRIMINATOR.nameOf(name));
  }
}
