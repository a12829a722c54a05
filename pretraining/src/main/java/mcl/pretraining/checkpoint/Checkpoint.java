package mcl.pretraining.checkpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import mcl.base.check.UserException;
import mcl.base.safetensors.TensorFile;
import mcl.base.safetensors.TensorSource;
import mcl.model.electra.Player;
import mcl.model.weights.StoredWeights;
import mcl.model.weights.WeightSource;
import mcl.pretraining.report.MetricsState;
import mcl.tokenization.vocabulary.VocabularyFile;

/** A checkpoint that a run can go on from, to the last bit. */
public final class Checkpoint implements AutoCloseable {
  private final Path folder;
  private final TrainingFolder training;
  private final Provenance provenance;
  private final TrainingFolder.SavedState state;
  private final PairWeights pair;
  private final List<TensorSource> opened = new ArrayList<>();

  private Checkpoint(Path folder) {
    this.folder = folder;
    this.training = TrainingFolder.of(folder);
    this.provenance = Provenance.read(folder);
    this.state = training.read();
    this.pair = PairWeights.open(folder);
  }

  /**
   * Why a run cannot go on from a folder; every byte of it is read.
   *
   * @return nothing if it is whole and as it was saved
   * @throws UserException if it is of a format that this program does not know
   */
  public static Optional<String> fault(Path folder) {
    return fault(folder, () -> false);
  }

  /**
   * The same, unless the user asks to stop.
   *
   * @param stop asked again and again
   * @throws mcl.base.check.Stopped if it says so
   */
  public static Optional<String> fault(Path folder, BooleanSupplier stop) {
    Optional<String> fault = Checksums.fault(folder, stop);
    boolean lacking = fault.isEmpty() && !TrainingFolder.of(folder).exists();
    return lacking ? Optional.of("it holds the weights alone, and no state of training") : fault;
  }

  /**
   * Opens a checkpoint that has no {@link #fault}.
   *
   * @throws UserException if it was saved by another version of this program
   */
  public static Checkpoint open(Path folder) {
    return new Checkpoint(folder);
  }

  /** Where it lies. */
  public Path folder() {
    return folder;
  }

  /** Where its weights come from. */
  public Provenance provenance() {
    return provenance;
  }

  /** How far the run had come. */
  public RunProgress progress() {
    return state.progress();
  }

  /** How far its metrics had come. */
  public MetricsState metrics() {
    return state.metrics();
  }

  /** The tokenizer of the run. */
  public VocabularyFile tokenizer() {
    return VocabularyFile.read(folder.resolve(Player.DISCRIMINATOR.folder()));
  }

  /** The weights of the pair, exactly. Usable as long as this is open. */
  public WeightSource weights() {
    if (!Files.exists(training.weights())) {
      return pair;
    }
    TensorSource unread = open(training.weights(), "the weights that no player reads");
    WeightSource exact = stored(unread, training.weights());
    return (scope, weight, number) ->
        (unread.contains(weight.name()) ? exact : pair).create(scope, weight, number);
  }

  /**
   * A group of arrays by weight name. Usable as long as this is open.
   *
   * @throws UserException if it has no group of this name
   */
  public WeightSource group(String name) {
    Path file = training.group(name);
    return stored(open(file, name), file);
  }

  private TensorSource open(Path file, String what) {
    if (!Files.exists(file)) {
      throw UserException.of(
          "%s has no %s, which holds %s: it was saved by a run of other settings, or by another"
              + " version of this program.",
          folder, folder.relativize(file), what);
    }
    TensorSource source = TensorFile.open(file);
    opened.add(source);
    return source;
  }

  private static WeightSource stored(TensorSource source, Path file) {
    return new StoredWeights(source, file, UnaryOperator.identity());
  }

  @Override
  public void close() {
    opened.forEach(TensorSource::close);
    pair.close();
  }
}
