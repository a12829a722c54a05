package mcl.pretraining.checkpoint;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import mcl.tokenization.vocabulary.VocabularyFile;

/**
 * Saves a run's weights as {@code checkpoint-STEP/}, complete or not at all: a {@code generator/}
 * and a {@code discriminator/} folder, each with {@code config.json}, {@code model.safetensors} and
 * the tokenizer's files, as Hugging Face transformers reads them, and {@code run.json}, which says
 * where they come from. Where an average of the weights is kept, {@code average/} is a checkpoint
 * of its own within, of the same files. Each player's file holds the embeddings as it reads them,
 * however the two share them.
 */
public final class CheckpointStore {
  /** The folder of the average in a checkpoint. */
  public static final String AVERAGE = "average";

  private final Path run;
  private final Electra electra;
  private final VocabularyFile tokenizer;
  private final Provenance provenance;

  /**
   * The checkpoints of one run.
   *
   * @param run the folder of the run
   */
  public CheckpointStore(
      Path run, Electra electra, VocabularyFile tokenizer, Provenance provenance) {
    this.run = run;
    this.electra = electra;
    this.tokenizer = tokenizer;
    this.provenance = provenance;
  }

  /**
   * Saves the weights as they are after so many steps.
   *
   * @param average of the weights, if there is one
   * @return the checkpoint's folder
   */
  public Path save(StateDict weights, Optional<StateDict> average, long step) throws IOException {
    Path folder = run.resolve("checkpoint-" + step);
    AtomicFiles.writeFolder(
        folder,
        temporary -> {
          writePair(temporary, weights, step);
          if (average.isPresent()) {
            writePair(Files.createDirectory(temporary.resolve(AVERAGE)), average.get(), step);
          }
        });
    return folder;
  }

  /** Saves the weights alone. */
  public Path save(StateDict weights, long step) throws IOException {
    return save(weights, Optional.empty(), step);
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
    try (NDManager scope = NDManager.newBaseManager()) {
      Pass pass = electra.pass(scope, player, weights.frozen(scope), Dropout.NONE);
      WeightFile.write(file, names, pass::weight);
    }
  }
}
