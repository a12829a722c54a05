package mcl.pretraining.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mcl.base.json.Json;
import mcl.model.electra.Electra;
import mcl.model.weights.StateDict;
import mcl.model.weights.WeightFile;
import mcl.model.weights.WeightShape;
import mcl.pretraining.report.MetricsState;

/**
 * The part of a checkpoint that only the run itself needs, {@code training/}: {@code state.json}, a
 * safetensors file for each group of arrays, and one for the weights that neither player's file
 * tells exactly, if there are any.
 */
record TrainingFolder(Path folder) {
  /** Its name in the checkpoint. */
  static final String NAME = "training";

  private static final String STATE = "state.json";
  private static final String WEIGHTS = "weights";

  /** What {@code state.json} holds. */
  record SavedState(RunProgress progress, MetricsState metrics) {}

  /** That of a checkpoint. */
  static TrainingFolder of(Path checkpoint) {
    return new TrainingFolder(checkpoint.resolve(NAME));
  }

  void write(Electra electra, TrainingState state, MetricsState metrics) throws IOException {
    Files.createDirectory(folder);
    Json.write(folder.resolve(STATE), new SavedState(state.progress(), metrics));
    List<String> unread = electra.unread().stream().map(WeightShape::name).toList();
    if (!unread.isEmpty()) {
      WeightFile.write(weights(), unread, state.weights()::get);
    }
    for (Map.Entry<String, StateDict> group : state.groups().entrySet()) {
      StateDict arrays = group.getValue();
      WeightFile.write(group(group.getKey()), arrays.names(), arrays::get);
    }
  }

  boolean exists() {
    return Files.isRegularFile(folder.resolve(STATE));
  }

  SavedState read() {
    return Json.read(folder.resolve(STATE), SavedState.class);
  }

  /** The file of the weights that neither player's file tells; it need not exist. */
  Path weights() {
    return group(WEIGHTS);
  }

  /** The file of a group. */
  Path group(String name) {
    return folder.resolve(name + ".safetensors");
  }
}
