package mcl.model.electra;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import mcl.model.weights.WeightShape;
import mcl.model.weights.WeightSource;

/**
 * The weights of a pair from what each player is to read, however the two share embeddings: tied
 * ones are the discriminator's, a difference is the discriminator's less the generator's. (Adding
 * such a difference again gives the discriminator's embeddings to float rounding.)
 *
 * @param generator knows weights as the generator calls them
 * @param discriminator knows weights as the discriminator calls them
 */
public record PlayerSources(WeightSource generator, WeightSource discriminator)
    implements WeightSource {

  @Override
  public NDArray create(NDManager scope, WeightShape weight, int number) {
    if (DisentangledEmbeddings.isDifference(weight.name())) {
      return difference(scope, weight.named(DisentangledEmbeddings::storedName), number);
    }
    return Player.GENERATOR.holds(weight.name())
        ? generator.create(scope, weight.named(Player.GENERATOR::storedName), number)
        : discriminator.create(scope, weight.named(Player.DISCRIMINATOR::storedName), number);
  }

  private NDArray difference(NDManager scope, WeightShape embedding, int number) {
    NDArray wanted = discriminator.create(scope, embedding, number);
    try (NDArray generators = generator.create(scope, embedding, number)) {
      return wanted.subi(generators);
    }
  }
}
