package mcl.finetuning;

import java.nio.file.Path;
import mcl.base.random.RandomStreams;
import mcl.base.safetensors.TensorSource;
import mcl.finetuning.inference.ModelFolder;
import mcl.model.config.EncoderConfig;
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
  /** The folder of the model in that of a fine-tuning run. */
  public static final String TUNED = ModelFolder.TUNED;

  /** The name of a start from random weights. */
  public static final String RANDOM = "random initialisation";

  /**
   * The discriminator of a checkpoint, or another encoder.
   *
   * @param folder a checkpoint, the folder of a fine-tuning run, or one that holds {@code
   *     config.json}, {@code model.safetensors} and a tokenizer, as Hugging Face transformers saves
   *     an ELECTRA model of any kind
   */
  public static StartingPoint checkpoint(Path folder) {
    ModelFolder model = ModelFolder.of(folder, Player.DISCRIMINATOR);
    EncoderConfig config = model.config();
    VocabularyFile tokenizer = model.tokenizer(config);
    TensorSource source = model.weights();
    StoredWeights weights =
        new StoredWeights(source, model.path(), ModelFolder.storedNames(source));
    return new StartingPoint(folder.toString(), config, weights, tokenizer);
  }

  /** The same sizes and tokenizer with random weights: the baseline of any pre-training. */
  public StartingPoint random(long seed) {
    Initialization fresh = new Initialization(new RandomStreams(seed), config.initializerRange());
    return new StartingPoint(RANDOM, config, fresh, tokenizer);
  }

  /** Whether the weights are random. */
  public boolean isRandom() {
    return name.equals(RANDOM);
  }

  @Override
  public void close() {
    if (weights instanceof StoredWeights stored) {
      stored.source().close();
    }
  }
}
