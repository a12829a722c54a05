package mcl.finetuning;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.base.files.Sha256;
import mcl.base.json.Json;
import mcl.base.random.RandomStreams;
import mcl.base.safetensors.TensorSource;
import mcl.finetuning.data.SourceFile;
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

  /**
   * The hash of sizes and stored weights; of random weights, that of the sizes alone.
   *
   * @throws UserException if a file cannot be read
   */
  public String sha256() {
    StringBuilder parts = new StringBuilder(Json.line(config));
    if (weights instanceof StoredWeights stored) {
      for (Path file : files(stored.place())) {
        parts.append(' ').append(SourceFile.of(file).sha256());
      }
    }
    return Sha256.of(parts.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".safetensors")).sorted().toList();
    } catch (IOException e) {
      throw UserException.cannotRead(folder, e);
    }
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
