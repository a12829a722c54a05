package mcl.model.electra;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mcl.model.config.ElectraConfig;
import mcl.model.encoder.Dropout;
import mcl.model.encoder.Pass;
import mcl.model.weights.WeightShape;
import mcl.model.weights.Weights;

/**
 * Generator and discriminator over one vocabulary, with shared embeddings.
 *
 * @param vocabSize V
 */
public record Electra(
    ElectraConfig config, int vocabSize, Generator generator, Discriminator discriminator) {

  /** The pair of these sizes; weights come with each pass. */
  public static Electra of(ElectraConfig config, int vocabSize) {
    return new Electra(
        config,
        vocabSize,
        new Generator(config.generator(vocabSize)),
        new Discriminator(config.discriminator(vocabSize)));
  }

  /** Every weight of the pair under its name there, the shared ones once. */
  public List<WeightShape> weights() {
    List<WeightShape> all = new ArrayList<>();
    discriminator.weights().forEach(weight -> all.add(weight.named(Player.DISCRIMINATOR::nameOf)));
    generator.weights().forEach(weight -> all.add(weight.named(Player.GENERATOR::nameOf)));
    return all;
  }

  /** From the names under which a player's weights are stored to their names among the pair's. */
  public Map<String, String> storedNames(Player player) {
    List<WeightShape> own =
        player == Player.GENERATOR
            ? WeightShape.all(discriminator.sharedWeights(), generator.weights())
            : discriminator.weights();
    return own.stream()
        .collect(Collectors.toMap(WeightShape::name, weight -> player.nameOf(weight.name())));
  }

  /** A pass of one player over the pair's weights. */
  public static Pass pass(NDManager scope, Player player, Weights weights, Dropout dropout) {
    return new Pass(scope, weights, player::nameOf, dropout);
  }
}
