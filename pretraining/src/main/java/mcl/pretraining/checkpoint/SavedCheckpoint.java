package mcl.pretraining.checkpoint;

import java.nio.file.Path;
import java.util.List;
import mcl.pretraining.report.StepListener;

/**
 * A checkpoint that is on disk.
 *
 * @param deleted older ones that are not needed any more
 * @param warnings what is wrong with others, in sentences for the user
 */
record SavedCheckpoint(Path folder, List<Path> deleted, List<String> warnings) {
  void tell(StepListener listener) {
    listener.onCheckpoint(folder);
    deleted.forEach(listener::onCheckpointDeleted);
    warnings.forEach(listener::onWarning);
  }
}
