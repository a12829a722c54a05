package mcl.pretraining.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import mcl.base.check.UserException;
import mcl.base.safetensors.TensorSource;
import mcl.model.electra.Player;
import mcl.model.electra.PlayerSources;
import mcl.model.weights.SameValues;
import mcl.model.weights.StoredWeights;
import mcl.model.weights.WeightNames;
import mcl.model.weights.WeightShape;
import mcl.model.weights.WeightSource;

/**
 * The weights of a generator and discriminator as a checkpoint holds them. A pair may share its
 * embeddings in another way than the one that was saved: {@link PlayerSources}.
 */
public final class PairWeights implements WeightSource, AutoCloseable {
  private final TensorSource generator;
  private final TensorSource discriminator;
  private final PlayerSources players;

  private PairWeights(Path generatorFolder, Path discriminatorFolder) {
    this.generator = TensorSource.open(generatorFolder);
    this.discriminator = TensorSource.open(discriminatorFolder);
    this.players =
        new PlayerSources(
            new StoredWeights(generator, generatorFolder, UnaryOperator.identity()),
            new StoredWeights(discriminator, discriminatorFolder, UnaryOperator.identity()));
  }

  /**
   * Looks whether a folder is {@code checkpoint-STEP/}.
   *
   * @param where what the refusal begins with, such as the option that named the folder
   * @throws UserException if it is not
   */
  public static void requireCheckpoint(String where, Path folder) {
    boolean complete =
        Files.isRegularFile(folder.resolve(Provenance.FILE))
            && Files.isDirectory(folder.resolve(Player.GENERATOR.folder()))
            && Files.isDirectory(folder.resolve(Player.DISCRIMINATOR.folder()));
    if (!complete) {
      throw UserException.of(
          "%s%s %s. Expected a folder that holds run.json, generator/ and discriminator/:"
              + " checkpoint-STEP of mcl pretrain, or what mcl import wrote.",
          where, folder, Files.exists(folder) ? "is no checkpoint" : "does not exist");
    }
  }

  /** Opens {@code checkpoint-STEP/}. */
  public static PairWeights open(Path checkpoint) {
    return of(checkpoint, checkpoint);
  }

  /**
   * The generator of one checkpoint with the discriminator of another. A pair that shares
   * embeddings in any way would mix theirs.
   */
  public static PairWeights of(Path generators, Path discriminators) {
    return new PairWeights(
        generators.resolve(Player.GENERATOR.folder()),
        discriminators.resolve(Player.DISCRIMINATOR.folder()));
  }

  /** Whether the file of this player holds a tensor of this name. */
  public boolean contains(Player player, String storedName) {
    return (player == Player.GENERATOR ? generator : discriminator).contains(storedName);
  }

  /** Whether both players read the same embeddings, bit for bit. */
  public boolean sameEmbeddings() {
    return discriminator.names().stream()
        .filter(name -> name.startsWith(WeightNames.EMBEDDINGS))
        .allMatch(
            name ->
                generator.contains(name) && SameValues.of(generator, name, discriminator, name));
  }

  @Override
  public NDArray create(NDManager scope, WeightShape weight, int number) {
    return players.create(scope, weight, number);
  }

  @Override
  public void close() {
    generator.close();
    discriminator.close();
  }
}
