package mcl.pretraining;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import mcl.base.check.UserException;
import mcl.base.safetensors.TensorSource;
import mcl.model.config.EncoderConfig;
import mcl.model.config.HuggingFaceConfig;
import mcl.model.electra.PlayerSources;
import mcl.model.weights.StoredWeights;
import mcl.model.weights.WeightNames;
import mcl.model.weights.WeightShape;
import mcl.model.weights.WeightSource;
import mcl.tokenization.vocabulary.VocabularyFile;

/**
 * Starts the discriminator's encoder and both players' embeddings from an encoder that was trained
 * before: another discriminator, or a generator of the same sizes (ELECTRA, section 3.2, "two-stage
 * training", begins so). Also where the players share no embeddings, both begin with the same ones;
 * a difference between them begins at zero. All other weights are fresh.
 */
public final class WarmStart implements WeightSource, AutoCloseable {
  private final TensorSource tensors;
  private final PlayerSources players;

  private WarmStart(TensorSource tensors, PlayerSources players) {
    this.tensors = tensors;
    this.players = players;
  }

  /**
   * Opens an encoder.
   *
   * @param folder with {@code config.json}, {@code model.safetensors} and the tokenizer's files
   * @param wanted the discriminator's sizes
   * @param vocabularySha256 of the text's vocabulary
   * @param fresh where the other weights come from
   * @throws UserException naming what differs, if it is not the same encoder over the same
   *     vocabulary
   */
  public static WarmStart open(
      Path folder, EncoderConfig wanted, String vocabularySha256, WeightSource fresh) {
    EncoderConfig given = HuggingFaceConfig.read(folder);
    require(folder, "hidden_size", given.hiddenSize(), wanted.hiddenSize());
    require(folder, "num_hidden_layers", given.numHiddenLayers(), wanted.numHiddenLayers());
    require(folder, "num_attention_heads", given.numAttentionHeads(), wanted.numAttentionHeads());
    require(
        folder,
        "relative_attention_num_buckets",
        given.relativePositionBuckets(),
        wanted.relativePositionBuckets());
    require(
        folder,
        "relative_attention_max_distance",
        given.relativePositionMaxDistance(),
        wanted.relativePositionMaxDistance());
    String vocabulary = VocabularyFile.read(folder).vocabulary().sha256();
    if (!vocabulary.equals(vocabularySha256)) {
      throw UserException.of(
          "%s was trained on another vocabulary than the shards were made with.", folder);
    }
    TensorSource tensors = TensorSource.open(folder);
    WeightSource stored = new StoredWeights(tensors, folder, UnaryOperator.identity());
    return new WarmStart(
        tensors,
        new PlayerSources(
            choose(WeightNames.EMBEDDINGS, stored, fresh),
            choose(WeightNames.ENCODER, stored, fresh)));
  }

  private static WeightSource choose(String prefix, WeightSource stored, WeightSource fresh) {
    return (scope, weight, number) ->
        (weight.name().startsWith(prefix) ? stored : fresh).create(scope, weight, number);
  }

  @Override
  public NDArray create(NDManager scope, WeightShape weight, int number) {
    return players.create(scope, weight, number);
  }

  @Override
  public void close() {
    tensors.close();
  }

  private static void require(Path folder, String field, int given, int wanted) {
    if (given != wanted) {
      throw UserException.of(
          "%s/config.json: %s is %d, but the discriminator of this run has %d.",
          folder, field, given, wanted);
    }
  }
}
