package mcl.finetuning.inference;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import mcl.base.check.UserException;
import mcl.base.safetensors.TensorSource;
import mcl.bridge.device.Compute;
import mcl.bridge.ops.Precision;
import mcl.bridge.ops.TensorOps;
import mcl.model.config.EncoderConfig;
import mcl.model.electra.Player;
import mcl.model.weights.StateDict;
import mcl.model.weights.StoredWeights;
import mcl.model.weights.WeightSource;
import mcl.tokenization.encoding.Tokenizer;
import mcl.tokenization.vocabulary.Vocabulary;
import mcl.tokenization.vocabulary.VocabularyFile;

/**
 * A finished network that reads text, without dropout. What it says of a text depends, but for
 * float rounding, on that text alone and not on those read with it.
 *
 * <p>Owns native memory: use it in a try-with-resources. Not for several threads.
 *
 * <pre>{@code
 * try (TextModel model = TextModel.open(Path.of("checkpoint-1000"), ReadoutKind.MEAN)) {
 *   ModelInput input = model.encode(InputText.of("The cat sat."));
 *   float[] vector = model.read(List.of(input), 1).get(0).row(0);
 * }
 * }</pre>
 */
public final class TextModel implements AutoCloseable {
  private final EncoderConfig config;
  private final Readout readout;
  private final Tokenizer tokenizer;
  private final TensorOps ops;
  private final NDManager scope;
  private final StateDict weights;

  private TextModel(
      EncoderConfig config,
      Readout readout,
      VocabularyFile tokenizer,
      WeightSource source,
      Compute compute) {
    this.config = config;
    this.readout = readout;
    this.ops = compute.ops(Precision.FLOAT32);
    this.tokenizer = Tokenizer.of(tokenizer);
    this.scope = compute.newScope();
    try {
      this.weights = StateDict.create(scope, readout.weights(), source);
    } catch (UserException e) {
      close();
      throw e;
    }
  }

  /** Opens the discriminator of a checkpoint, or the model of any other folder. */
  public static TextModel open(Path folder, ReadoutKind kind) {
    return open(folder, Player.DISCRIMINATOR, kind);
  }

  /** Opens the same, computed in the usual way. */
  public static TextModel open(Path folder, Player player, ReadoutKind kind) {
    return open(folder, player, kind, Compute.USUAL);
  }

  /**
   * Opens a model.
   *
   * @param folder a checkpoint, or a folder with {@code config.json}, {@code model.safetensors} and
   *     a tokenizer, as Hugging Face transformers saves an ELECTRA model of any kind
   * @param player which network of a checkpoint
   * @param kind what the model will be asked; its weights alone are loaded
   * @param compute by what and where it computes
   * @throws UserException naming the file and what is wrong
   */
  public static TextModel open(Path folder, Player player, ReadoutKind kind, Compute compute) {
    ModelFolder model = ModelFolder.of(folder, player);
    EncoderConfig config = model.config();
    VocabularyFile tokenizer = model.tokenizer(config);
    try (TensorSource source = model.weights()) {
      requireHead(model, kind, source);
      Readout readout = kind.readout(config, tokenizer.vocabulary().special());
      WholeModel.require(model.path(), kind, readout.weights(), source);
      return new TextModel(config, readout, tokenizer, finite(model, source), compute);
    }
  }

  /**
   * Opens a model to ask it what this readout says, whatever it is.
   *
   * @param folder as {@link #open(Path, ReadoutKind)} takes it
   * @param readout for an encoder of these sizes; all of its weights must be there
   * @param compute by what and where it computes
   */
  public static TextModel open(
      Path folder, Function<EncoderConfig, ? extends Readout> readout, Compute compute) {
    ModelFolder model = ModelFolder.of(folder, Player.DISCRIMINATOR);
    EncoderConfig config = model.config();
    VocabularyFile tokenizer = model.tokenizer(config);
    try (TensorSource source = model.weights()) {
      return new TextModel(
          config, readout.apply(config), tokenizer, finite(model, source), compute);
    }
  }

  private static WeightSource finite(ModelFolder model, TensorSource source) {
    return new FiniteWeights(
        new StoredWeights(source, model.path(), ModelFolder.storedNames(source)), model.path());
  }

  /** What the weights in a folder can be asked about each token: detection or masks. */
  public static ReadoutKind head(Path folder, Player player) {
    ModelFolder model = ModelFolder.of(folder, player);
    try (TensorSource source = model.weights()) {
      boolean generates = source.contains(ReadoutKind.MASKS.evidence());
      return generates ? ReadoutKind.MASKS : ReadoutKind.DETECTION;
    }
  }

  private static void requireHead(ModelFolder folder, ReadoutKind kind, TensorSource source) {
    if (!kind.evidence().isEmpty() && !source.contains(kind.evidence())) {
      throw UserException.of(
          "%s has no %s head (no tensor \"%s\"). It can be asked for pooled vectors and for those of"
              + " tokens.",
          folder.path(), kind == ReadoutKind.MASKS ? "generator's" : "detection", kind.evidence());
    }
  }

  /** The longest input it reads, in tokens, special ones included. */
  public int longest() {
    return config.maxPositionEmbeddings();
  }

  /** The pieces by id, and the special ones. */
  public Vocabulary vocabulary() {
    return tokenizer.vocabulary();
  }

  /** Whether it tells the texts of a pair apart by their segments. */
  public boolean readsPairs() {
    return config.typeVocabSize() > 1;
  }

  /** Turns texts into ids, cut to this many tokens or to the longest input. */
  public InputEncoder encoder(int maxLength) {
    return new InputEncoder(tokenizer, Math.min(maxLength, longest()));
  }

  /** Turns a text into ids, cut to the longest input. */
  public ModelInput encode(InputText text) {
    return encode(text, longest());
  }

  /**
   * Turns a text into ids.
   *
   * @param maxLength tokens, special ones included, from 5 to {@link #longest}
   */
  public ModelInput encode(InputText text, int maxLength) {
    return encoder(maxLength).encode(text);
  }

  /** How many numbers the answer to this input holds. */
  public long values(ModelInput input) {
    return (long) readout.rows(input) * readout.columns();
  }

  /**
   * Asks about each input. Those of similar length are read together, so that little of a batch is
   * padding.
   *
   * @param batchSize inputs that are read together, at most
   * @return the answers in the order of the inputs
   */
  public List<Answer> read(List<ModelInput> inputs, int batchSize) {
    return new BatchReader(scope, weights, readout, vocabulary().special().padding(), ops)
        .read(inputs, batchSize, () -> false);
  }

  @Override
  public void close() {
    tokenizer.close();
    scope.close();
  }
}
