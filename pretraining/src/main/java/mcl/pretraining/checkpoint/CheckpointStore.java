package mcl.pretraining.checkpoint;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mcl.base.check.UserException;
import mcl.base.files.AtomicFiles;
import mcl.base.json.Json;
import mcl.model.config.HuggingFaceConfig;
import mcl.model.electra.Electra;
import mcl.model.electra.Player;
import mcl.model.encoder.Dropout;
import mcl.model.encoder.Pass;
import mcl.model.weights.StateDict;
import mcl.model.weights.WeightFile;
import mcl.model.weights.WeightShape;
import mcl.pretraining.loop.StepReport;
import mcl.pretraining.report.MetricsRecord;
import mcl.pretraining.report.MetricsState;
import mcl.tokenization.batch.TokenBatch;
import mcl.tokenization.vocabulary.VocabularyFile;

/**
 * /** Saves a run as {@code checkpoint-STEP/}, complete or not at all: a {@code generator/} and a
 * {@code discriminator/} folder, each with {@code config.json}, {@code model.safetensors} and the
 * tokenizer's files, as Hugging Face transformers reads them; {@code run.json}, which says where
 * they come from; {@code training/}, all that the run itself needs to go on; and {@code
 * checksums.json}. Where an average of the weights is kept, {@code average/} is a checkpoint of its
 * own within: its two players and their {@code run.json}. Each player's file holds the embeddings
 * as it reads them, however the two share them.
 */
public final class CheckpointStore implements BackgroundSaving.Destination {
  /** The folder of the average in a checkpoint. */
  public static final String AVERAGE = "average";

  private final CheckpointFolders folders;
  private final Electra electra;
  private final VocabularyFile tokenizer;
  private final Provenance provenance;
  private final MetricsRecord metrics;

  /**
   * The checkpoints of one run that keeps no metrics.
   *
   * @param run the folder of the run
   */
  public CheckpointStore(
      Path run, Electra electra, VocabularyFile tokenizer, Provenance provenance) {
    this(run, electra, tokenizer, provenance, MetricsRecord.NONE);
  }

  /**
   * The checkpoints of one run.
   *
   * @param run the folder of the run
   * @param provenance says among others which checkpoints stay, and of which run they are
   * @param metrics what goes on with the run
   */
  public CheckpointStore(
      Path run,
      Electra electra,
      VocabularyFile tokenizer,
      Provenance provenance,
      MetricsRecord metrics) {
    this.folders = new CheckpointFolders(run);
    this.electra = electra;
    this.tokenizer = tokenizer;
    this.provenance = provenance;
    this.metrics = metrics;
  }

  /**
   * Saves the weights alone as they are after so many steps: good for use, not to resume from.
   *
   * @return the checkpoint's folder
   */
  public Path save(StateDict weights, long step) throws IOException {
    return write(weights, step, temporary -> {});
  }

  /**
   * Saves all that a run needs to go on; then deletes older checkpoints that need not stay.
   *
   * @return the checkpoint's folder
   */
  public Path save(TrainingState state) throws IOException {
    return save(state, metrics()).folder();
  }

  @Override
  public MetricsState metrics() {
    return metrics.state();
  }

  /**
   * Weights that an update has spoilt are not saved: they would be taken for the newest sound ones.
   */
  @Override
  public SavedCheckpoint save(TrainingState state, MetricsState at) throws IOException {
    if (!state.weights().isFinite()) {
      throw new IOException("the weights hold numbers that are not finite");
    }
    metrics.force();
    Path folder =
        write(
            state.weights(), state.progress().step(), temporary -> writeRest(temporary, state, at));
    try {
      return new OldCheckpoints(folders, provenance).deleteAfter(folder);
    } catch (IOException e) {
      String warning = "An old checkpoint could not be deleted: " + UserException.reason(e);
      return new SavedCheckpoint(folder, List.of(), List.of(warning));
    }
  }

  /** Keeps the batch of a step for the user to look at. */
  public Path save(StepReport report, TokenBatch batch) throws IOException {
    Path file = folders.run().resolve(BadBatch.file(report.step()));
    BadBatch bad = BadBatch.of(report, batch, tokenizer.vocabulary());
    AtomicFiles.writeText(file, Json.line(bad) + "\n");
    return file;
  }

  private Path write(StateDict weights, long step, AtomicFiles.Writer more) throws IOException {
    Path folder = folders.at(step);
    AtomicFiles.writeFolder(
        folder,
        temporary -> {
          writePair(temporary, weights, step);
          more.write(temporary);
          Checksums.write(temporary);
        });
    return folder;
  }

  private void writeRest(Path folder, TrainingState state, MetricsState at) throws IOException {
    TrainingFolder.of(folder).write(electra, state, at);
    long step = state.progress().step();
    if (provenance.config().average().begunAfter(step)) {
      Path average = Files.createDirectory(folder.resolve(AVERAGE));
      writePair(average, state.groups().get(AVERAGE), step);
    }
  }

  private void writePair(Path folder, StateDict weights, long step) throws IOException {
    writePlayer(folder, Player.GENERATOR, weights);
    writePlayer(folder, Player.DISCRIMINATOR, weights);
    Json.write(folder.resolve(Provenance.FILE), provenance.at(step));
  }

  private void writePlayer(Path checkpoint, Player player, StateDict weights) throws IOException {
    boolean generates = player == Player.GENERATOR;
    Path folder = Files.createDirectory(checkpoint.resolve(player.folder()));
    HuggingFaceConfig.write(
        folder,
        electra.config(player),
        generates ? "ElectraForMaskedLM" : "ElectraForPreTraining",
        tokenizer.vocabulary().special().padding(),
        Map.of());
    writeWeights(folder.resolve("model.safetensors"), player, weights);
    tokenizer.write(folder);
  }

  private void writeWeights(Path file, Player player, StateDict weights) throws IOException {
    List<String> names = electra.weights(player).stream().map(WeightShape::name).toList();
    try (NDManager scope = weights.newSubScope()) {
      Pass pass = electra.pass(scope, player, weights.frozen(scope), Dropout.NONE);
      WeightFile.write(file, names, pass::weight);
    }
  }
}
