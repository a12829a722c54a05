package mcl.pretraining.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.base.files.AtomicFiles;

/**
 * Deletes checkpoints of a run that need not stay. They and the newest ones that stay are read to
 * their last byte before: where one is damaged, nothing is deleted. Checkpoints of other runs are
 * left alone.
 *
 * @param provenance of the run
 */
record OldCheckpoints(CheckpointFolders folders, Provenance provenance) {
  /**
   * Deletes what need not stay.
   *
   * @return what was deleted, and why nothing was where that is so
   */
  SavedCheckpoint deleteAfter(Path newest) throws IOException {
    CheckpointConfig config = provenance.config().checkpoints();
    List<Long> own = folders.steps().stream().filter(this::isOwn).toList();
    List<Long> surplus = new Retention(config.keepLast(), config.keepEvery()).surplus(own);
    List<String> warnings = surplus.isEmpty() ? List.of() : faults(own, surplus, config);
    List<Path> deleted = new ArrayList<>();
    if (warnings.isEmpty()) {
      for (long step : surplus) {
        AtomicFiles.deleteFolder(folders.at(step));
        deleted.add(folders.at(step));
      }
    }
    return new SavedCheckpoint(newest, deleted, warnings);
  }

  /** One that does not say whose it is may be ours, and damaged. */
  private boolean isOwn(long step) {
    try {
      return provenance.isSameRun(Provenance.read(folders.at(step)));
    } catch (UserException e) {
      return true;
    }
  }

  private List<String> faults(List<Long> own, List<Long> surplus, CheckpointConfig config) {
    List<Long> concerned = new ArrayList<>(own.subList(0, config.keepLast()));
    concerned.addAll(surplus);
    List<String> faults = new ArrayList<>();
    for (long step : concerned) {
      Path folder = folders.at(step);
      fault(folder)
          .ifPresent(
              fault ->
                  faults.add(
                      folder
                          + " is not sound: "
                          + fault
                          + ". As long as it stands there, no older checkpoint is deleted; move it"
                          + " away when you have looked at it."));
    }
    return faults;
  }

  private static Optional<String> fault(Path folder) {
    try {
      return Checkpoint.fault(folder);
    } catch (UserException e) {
      return Optional.of(e.getMessage());
    }
  }
}
