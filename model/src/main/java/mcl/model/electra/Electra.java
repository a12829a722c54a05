package mcl.model.electra;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mcl.bridge.ops.PlainOps;
import mcl.bridge.ops.TensorOps;
import mcl.model.config.ElectraConfig;
import mcl.model.config.EncoderConfig;
import mcl.model.encoder.Activations;
import mcl.model.encoder.Dropout;
import mcl.model.encoder.Pass;
import mcl.model.weights.WeightNames;
import mcl.model.weights.WeightShape;
import mcl.model.weights.Weights;

/**
 * Generator and discriminator over one vocabulary, with embeddings that they share as the
 * configuration says.
 *
 * @param vocabSize V
 * @param ops how passes of the pair compute what DJL does not open
 */
public record Electra(
    ElectraConfig config,
    int vocabSize,
    Generator generator,
    Discriminator discriminator,
    TensorOps ops) {

  /** The pair of these sizes with one detection head; weights come with each pass. */
  public static Electra of(ElectraConfig config, int vocabSize) {
    return of(config, vocabSize, List.of());
  }

  /**
   * The pair of these sizes; weights come with each pass.
   *
   * @param heads the names of the detection heads; empty for one head without a name
   */
  public static Electra of(ElectraConfig config, int vocabSize, List<String> heads) {
    return new Electra(
        config,
        vocabSize,
        new Generator(config.generator(vocabSize)),
        new Discriminator(config.discriminator(vocabSize), heads),
        new PlainOps());
  }

  /** The same pair, computed in another way. */
  public Electra computedBy(TensorOps other) {
    return new Electra(config, vocabSize, generator, discriminator, other);
  }

  /** Every weight of the pair under its name there, shared ones once. */
  public List<WeightShape> weights() {
    return Stream.of(Player.DISCRIMINATOR, Player.GENERATOR)
        .flatMap(
            player -> weights(player).stream().flatMap(weight -> kept(player, weight).stream()))
        .toList();
  }

  /** What a player reads, under the names that it is stored with. */
  public List<WeightShape> weights(Player player) {
    return player == Player.GENERATOR ? generator.weights() : discriminator.weights();
  }

  /**
   * The weights that no player reads as they are, so that neither's file tells them exactly: the
   * differences between embeddings.
   */
  public List<WeightShape> unread() {
    return weights().stream()
        .filter(weight -> Stream.of(Player.values()).noneMatch(it -> it.holds(weight.name())))
        .toList();
  }

  /** The sizes of a player's encoder. */
  public EncoderConfig config(Player player) {
    return player == Player.GENERATOR ? generator.config() : discriminator.config();
  }

  /**
   * One pass of a player over the pair's weights. What is computed from weights, such as a sum of
   * embeddings, is computed once in a pass, when it is first read.
   *
   * @param scope owns what the pass computes from weights alone, and its constants
   */
  public Pass pass(NDManager scope, Player player, Weights weights, Dropout dropout) {
    return pass(scope, player, weights, dropout, Activations.KEPT);
  }

  /**
   * The same.
   *
   * @param activations what of each layer stays until the backward pass
   */
  public Pass pass(
      NDManager scope, Player player, Weights weights, Dropout dropout, Activations activations) {
    Map<String, NDArray> read = new HashMap<>();
    return new Pass(
        scope,
        name -> read.computeIfAbsent(name, asked -> read(scope, player, asked, weights)),
        dropout,
        ops,
        activations);
  }

  private Optional<WeightShape> kept(Player player, WeightShape weight) {
    return isEmbedding(weight.name())
        ? embeddings().kept(player, weight)
        : Optional.of(weight.named(player::nameOf));
  }

  private NDArray read(NDManager scope, Player player, String name, Weights weights) {
    return isEmbedding(name)
        ? embeddings().read(scope, player, name, weights)
        : weights.get(player.nameOf(name));
  }

  private SharedEmbeddings embeddings() {
    return config.embeddingSharing().embeddings();
  }

  private static boolean isEmbedding(String name) {
    return name.startsWith(WeightNames.EMBEDDINGS);
  }
}
