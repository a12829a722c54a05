package mcl.pretraining.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import mcl.base.safetensors.TensorSource;
import mcl.model.electra.Player;
import mcl.model.weights.StoredWeights;
import mcl.model.weights.WeightShape;
import mcl.model.weights.WeightSource;

/** The weights of a generator and discriminator as a checkpoint holds them. */
public final class PairWeights implements WeightSource, AutoCloseable {
  private final StoredWeights generator;
  private final StoredWeights discriminator;

  private PairWeights(StoredWeights generator, StoredWeights discriminator) {
    this.generator = generator;
    this.discriminator = discriminator;
  }

  /** Opens {@code checkpoint-STEP/}. */
  public static PairWeights open(Path checkpoint) {
    return new PairWeights(
        open(checkpoint, Player.GENERATOR), open(checkpoint, Player.DISCRIMINATOR));
  }

  private static StoredWeights open(Path checkpoint, Player player) {
    Path folder = checkpoint.resolve(player.folder());
    return new StoredWeights(TensorSource.open(folder), folder, player::storedName);
  }

  @Override
  public NDArray create(NDManager scope, WeightShape weight, int number) {
    boolean generates = weight.name().startsWith(Player.GENERATOR.folder() + "/");
    return (generates ? generator : discriminator).create(scope, weight, number);
  }

  @Override
  public void close() {
    generator.source().close();
    discriminator.source().close();
  }
}
