package mcl.cli.training;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import mcl.base.check.UserException;
import mcl.base.files.AtomicFiles;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.checkpoint.Checkpoint;
import mcl.pretraining.checkpoint.CheckpointFolders;
import mcl.pretraining.checkpoint.Provenance;
import mcl.pretraining.resume.Continuation;
import mcl.pretraining.resume.SettingChange;

/**
 * Where a run goes on: its newest sound checkpoint. What is damaged is named and kept.
 *
 * @param run the folder of the run
 * @param checkpoint the newest sound one
 * @param faults what is wrong with newer ones, by folder
 * @param messages where the user is told
 */
record ResumePoint(Path run, Checkpoint checkpoint, Map<Path, String> faults, PrintStream messages)
    implements AutoCloseable {
  /**
   * Looks for it.
   *
   * @param stop asked again and again, as every byte is read
   * @return nothing if the run has no checkpoint at all
   * @throws UserException if there are checkpoints and none is sound
   */
  static Optional<ResumePoint> find(Path run, PrintStream messages, BooleanSupplier stop)
      throws IOException {
    CheckpointFolders.Found found = new CheckpointFolders(run).newestSound(stop);
    found
        .faults()
        .forEach((folder, fault) -> messages.println("warning: " + describe(folder, fault)));
    if (found.sound().isEmpty() && !found.faults().isEmpty()) {
      throw UserException.of(
          "%s cannot be resumed: none of its checkpoints is sound.%n%s%nNothing was changed. If the"
              + " weights can still be read, --from CHECKPOINT begins a new run with them.",
          run,
          found.faults().entrySet().stream()
              .map(entry -> "  " + describe(entry.getKey(), entry.getValue()))
              .collect(Collectors.joining("\n")));
    }
    return found
        .sound()
        .map(folder -> new ResumePoint(run, Checkpoint.open(folder), found.faults(), messages));
  }

  private static String describe(Path folder, String fault) {
    return folder.getFileName() + " is not sound: " + fault + ".";
  }

  /** How many steps are done. */
  long step() {
    return checkpoint.progress().step();
  }

  /** Whether nothing is left to do in a run of these settings. */
  boolean isEnd(PretrainConfig config) {
    return step() == config.schedule().totalSteps() && checkpoint.progress().judged() == step();
  }

  /**
   * Refuses settings with which it would be another run, and tells the user of others that changed.
   *
   * @throws UserException that lists what differs
   */
  void admit(Continuation continuation, PretrainConfig now) {
    continuation.require(checkpoint.folder());
    long total = now.schedule().totalSteps();
    if (step() > total) {
      throw UserException.of(
          "schedule.totalSteps is %d, but %s is after step %d. Give the run more steps than it has"
              + " done.",
          total, checkpoint.folder(), step());
    }
    for (SettingChange change : continuation.versions()) {
      messages.println("warning: " + change + "; results may differ from those of a single run.");
    }
    continuation.allowed().forEach(change -> messages.println(change + "."));
    PretrainConfig before = checkpoint.provenance().config();
    if (!before.schedule().equals(now.schedule()) && step() < total) {
      messages.printf(
          Locale.ROOT,
          "The learning rate of the next step is %.3g; it would have been %.3g.%n",
          rate(now),
          rate(before));
    }
  }

  private double rate(PretrainConfig config) {
    return config.optimizer().learningRate() * config.schedule().schedule().share(step());
  }

  /**
   * Clears the way: sets aside what is damaged, and deletes what a killed process left half done.
   */
  void clear() throws IOException {
    for (Path folder : faults.keySet()) {
      Path aside = CheckpointFolders.setAside(folder);
      messages.println(folder.getFileName() + " is kept as " + aside + ".");
    }
    AtomicFiles.deleteLeftovers(run);
    messages.println("Going on after step " + step() + ", from " + checkpoint.folder() + ".");
  }

  /** What the run is made of from here on. */
  Provenance provenance(Provenance now, Continuation continuation) {
    return now.beganWith(checkpoint.provenance().lineage())
        .of(continuation.history(checkpoint, now));
  }

  @Override
  public void close() {
    checkpoint.close();
  }
}
