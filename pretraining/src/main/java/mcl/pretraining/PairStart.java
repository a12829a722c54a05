package mcl.pretraining;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mcl.base.check.UserException;
import mcl.model.config.EncoderConfig;
import mcl.model.config.HuggingFaceConfig;
import mcl.model.config.SizeDifferences;
import mcl.model.electra.Electra;
import mcl.model.electra.EmbeddingSharing;
import mcl.model.electra.Player;
import mcl.model.weights.WeightNames;
import mcl.model.weights.WeightShape;
import mcl.model.weights.WeightSource;
import mcl.pretraining.checkpoint.PairWeights;
import mcl.tokenization.vocabulary.VocabularyFile;

/**
 * Starts a run with both players of a checkpoint, every weight as it was saved; steps and the
 * optimizer begin anew. A detection head that the checkpoint does not have starts fresh.
 */
public final class PairStart implements WeightSource, AutoCloseable {
  private final PairWeights pair;
  private final WeightSource fresh;
  private final List<String> missing;

  private PairStart(PairWeights pair, WeightSource fresh, Electra wanted) {
    this.pair = pair;
    this.fresh = fresh;
    this.missing =
        wanted.weights(Player.DISCRIMINATOR).stream()
            .map(WeightShape::name)
            .filter(WeightNames::isOfFurtherDetectionHead)
            .filter(name -> !pair.contains(Player.DISCRIMINATOR, name))
            .map(Player.DISCRIMINATOR::nameOf)
            .toList();
  }

  /**
   * Opens a checkpoint.
   *
   * @param wanted the pair of this run
   * @param vocabularySha256 of the text's vocabulary
   * @param fresh where detection heads come from that the checkpoint lacks
   * @throws UserException naming what differs, if it is not the same pair over the same vocabulary
   */
  public static PairStart open(
      Path checkpoint, Electra wanted, String vocabularySha256, WeightSource fresh) {
    PairWeights.requireCheckpoint("", checkpoint);
    requireSizes(checkpoint, wanted);
    Path discriminator = checkpoint.resolve(Player.DISCRIMINATOR.folder());
    if (!VocabularyFile.read(discriminator).vocabulary().sha256().equals(vocabularySha256)) {
      throw UserException.of(
          "%s was trained on another vocabulary than the shards were made with. Make the shards with"
              + " its own: mcl tokenize --tokenizer %s",
          checkpoint, discriminator);
    }
    PairStart start = new PairStart(PairWeights.open(checkpoint), fresh, wanted);
    start.requireSharedTables(checkpoint, wanted);
    return start;
  }

  private static void requireSizes(Path checkpoint, Electra wanted) {
    List<String> differences = new ArrayList<>();
    for (Player player : Player.values()) {
      EncoderConfig given = HuggingFaceConfig.read(checkpoint.resolve(player.folder()));
      SizeDifferences.between(given, wanted.config(player))
          .forEach(difference -> differences.add(player.folder() + ": " + difference));
    }
    if (!differences.isEmpty()) {
      throw UserException.of(
          "%s is not of the sizes of this run. %s. Give the configuration's \"model\" the sizes of"
              + " the checkpoint.",
          checkpoint, String.join("; ", differences));
    }
  }

  private void requireSharedTables(Path checkpoint, Electra wanted) {
    boolean tied = wanted.config().embeddingSharing() == EmbeddingSharing.TIED;
    if (tied && !pair.sameEmbeddings()) {
      close();
      throw UserException.of(
          "%s: generator and discriminator have different embeddings, but model.embeddingSharing is"
              + " \"tied\", which would drop the generator's. Set it to \"none\" or"
              + " \"gradientDisentangled\" in the configuration.",
          checkpoint);
    }
  }

  /** The detection heads of the run that the checkpoint lacks. */
  public List<String> freshHeads() {
    return missing.stream().map(name -> name.split("\\.")[1]).distinct().toList();
  }

  @Override
  public NDArray create(NDManager scope, WeightShape weight, int number) {
    return (missing.contains(weight.name()) ? fresh : pair).create(scope, weight, number);
  }

  @Override
  public void close() {
    pair.close();
  }
}
