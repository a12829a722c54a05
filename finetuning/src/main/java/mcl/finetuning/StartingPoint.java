package mcl.finetuning;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.base.random.RandomStreams;
import mcl.base.safetensors.TensorSource;
import mcl.model.config.EncoderConfig;
import mcl.model.config.HuggingFaceConfig;
import mcl.model.electra.Player;
import mcl.model.weights.Initialization;
import mcl.model.weights.StoredWeights;
import mcl.model.weights.WeightSource;
import mcl.tokenization.vocabulary.VocabularyFile;

/**
 * What fine-tuning begins with: an encoder's sizes, its weights and its tokenizer.
 *
 * @param name as reports call it
 */
public record StartingPoint(
    String name, EncoderConfig config, WeightSource weights, VocabularyFile tokenizer)
    implements AutoCloseable {
  /** The name of a start from random weights. */
  public static final String RANDOM = "random initialisation";

  /**
   * The discriminator of a checkpoint.
   *
   * @param folder a checkpoint, the folder of a fine-tuning run, or one that holds {@code
   *     config.json} and {@code model.safetensors}
   */
  public static StartingPoint checkpoint(Path folder) {
    Path model = modelFolder(folder);
    EncoderConfig config = HuggingFaceConfig.read(model);
    VocabularyFile tokenizer = VocabularyFile.read(model);
    int pieces = tokenizer.vocabulary().size();
    if (pieces > config.vocabSize()) {
      throw UserException.of(
          "%s: the tokenizer has %d pieces, but config.json has a vocab_size of %d.",
          model, pieces, config.vocabSize());
    }
    TensorSource source = TensorSource.open(model);
    return new StartingPoint(
        folder.toString(),
        config,
        new StoredWeights(source, model, Player.DISCRIMINATOR::storedName),
        tokenizer);
  }

  /** The same sizes and tokenizer with random weights: the baseline of any pre-training. */
  public StartingPoint random(long seed) {
    Initialization weights = new Initialization(new RandomStreams(seed), config.initializerRange());
    return new StartingPoint(RANDOM, config, weights, tokenizer);
  }

  @Override
  public void close() {
    if (weights instanceof StoredWeights stored) {
      stored.source().close();
    }
  }

  private static Path modelFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw UserException.of("%s is not a folder. Give a checkpoint's folder.", folder);
    }
    return Stream.of(Player.DISCRIMINATOR.folder(), FineTuneFolder.MODEL)
        .map(folder::resolve)
        .filter(Files::isDirectory)
        .findFirst()
        .orElse(folder);
  }
}
