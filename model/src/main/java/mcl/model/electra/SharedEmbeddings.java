package mcl.model.electra;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import mcl.model.weights.WeightShape;
import mcl.model.weights.Weights;

/** Which embeddings a pair keeps, and what each player reads of them. */
interface SharedEmbeddings {
  /**
   * What is kept among the pair's weights for one embedding of a player; empty where the player
   * needs none of its own.
   *
   * @param embedding as the player declares it
   */
  Optional<WeightShape> kept(Player player, WeightShape embedding);

  /**
   * What a player reads in a pass.
   *
   * @param scope owns what has to be computed
   * @param name as the player calls the embedding
   * @return owned by the scope, or the weight itself
   */
  NDArray read(NDManager scope, Player player, String name, Weights weights);
}
