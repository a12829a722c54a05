package mcl.finetuning.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.base.safetensors.TensorSource;
import mcl.model.config.EncoderConfig;
import mcl.model.config.HuggingFaceConfig;
import mcl.model.electra.Player;
import mcl.model.weights.WeightNames;
import mcl.tokenization.vocabulary.VocabularyFile;

/**
 * A folder with one network: {@code config.json}, {@code model.safetensors} (or shards of it) and
 * the tokenizer.
 */
public record ModelFolder(Path path) {
  /** The folder of the model in that of a fine-tuning run. */
  public static final String TUNED = "model";

  /** The folder of single runs in that of mcl finetune. */
  public static final String RUNS = "runs";

  /** Where a model may lie in a folder that can be given for it. */
  private static final List<String> PARTS =
      List.of("", Player.DISCRIMINATOR.folder(), Player.GENERATOR.folder(), TUNED);

  /**
   * The network that a path means: of a checkpoint, the player asked for; of a fine-tuning run, its
   * model.
   *
   * @throws UserException if there is none, with what to give instead
   */
  public static ModelFolder of(Path path, Player player) {
    if (!Files.isDirectory(path)) {
      throw UserException.of(
          "%s %s. Give a checkpoint or a model's folder with config.json and model.safetensors.",
          path, Files.exists(path) ? "is a file" : "does not exist");
    }
    Path inside = path.resolve(player.folder());
    Path tuned = path.resolve(TUNED);
    boolean isTuned = !isModel(path) && isModel(tuned);
    Path folder = Files.isDirectory(inside) ? inside : isTuned ? tuned : path;
    if (!isModel(folder)) {
      throw UserException.of(
          "%s is no model: it has no %s.%s", folder, HuggingFaceConfig.FILE, hint(folder));
    }
    return new ModelFolder(folder);
  }

  private static boolean isModel(Path folder) {
    return Files.exists(folder.resolve(HuggingFaceConfig.FILE));
  }

  private static String hint(Path folder) {
    if (Files.isDirectory(folder.resolve(RUNS))) {
      return " The runs of mcl finetune in it are not finished: go on with them by --resume.";
    }
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> models =
          entries
              .filter(
                  entry ->
                      PARTS.stream()
                          .anyMatch(
                              part ->
                                  Files.exists(
                                      entry.resolve(part).resolve(HuggingFaceConfig.FILE))))
              .sorted(
                  Comparator.comparingInt(ModelFolder::nameLength)
                      .thenComparing(Comparator.naturalOrder()))
              .toList();
      return models.isEmpty()
          ? " Give a checkpoint-STEP folder or one that Hugging Face transformers saved."
          : " Did you mean " + models.get(models.size() - 1) + "?";
    } catch (IOException e) {
      throw UserException.cannotRead(folder, e);
    }
  }

  /** Sorts checkpoint-50 before checkpoint-1000. */
  private static int nameLength(Path path) {
    return path.getFileName().toString().length();
  }

  /** The sizes of the encoder. */
  public EncoderConfig config() {
    return HuggingFaceConfig.read(path);
  }

  /** The tokenizer, which must not know more pieces than the network has embeddings. */
  public VocabularyFile tokenizer(EncoderConfig config) {
    VocabularyFile tokenizer = VocabularyFile.read(path);
    int pieces = tokenizer.vocabulary().size();
    if (pieces > config.vocabSize()) {
      throw UserException.of(
          "%s: the tokenizer has %d pieces, but config.json has a vocab_size of %d.",
          path, pieces, config.vocabSize());
    }
    return tokenizer;
  }

  /** The weights, mapped; to be closed. */
  public TensorSource weights() {
    return TensorSource.open(path);
  }

  /**
   * From a weight's full name to its name in the file: an ElectraModel without a head is stored
   * without the prefix of its encoder.
   */
  public static UnaryOperator<String> storedNames(TensorSource source) {
    String table = WeightNames.TOKEN_EMBEDDINGS;
    String bare = table.substring(WeightNames.ENCODER.length());
    boolean withoutPrefix = !source.contains(table) && source.contains(bare);
    return withoutPrefix
        ? name ->
            name.startsWith(WeightNames.ENCODER)
                ? name.substring(WeightNames.ENCODER.length())
                : name
        : UnaryOperator.identity();
  }
}
