package mcl.pretraining.resume;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mcl.base.check.UserException;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.checkpoint.Checkpoint;
import mcl.pretraining.checkpoint.Provenance;
import mcl.tokenization.vocabulary.VocabularyFile;

/**
 * What a run is to go on with, compared to what it was begun with.
 *
 * @param allowed settings that changed and may
 * @param refused what changed and would make it another run
 * @param versions of this software or the engine that changed: results may then differ
 */
public record Continuation(
    List<SettingChange> allowed, List<SettingChange> refused, List<SettingChange> versions) {
  /** The settings that may change, each a field or an object with all that is in it. */
  public static final Set<String> MAY_CHANGE =
      Set.of(
          "batch.loaderThreads",
          "batch.microBatch",
          "schedule.totalSteps",
          "average.validate",
          "validation.every",
          "validation.sequences",
          "validation.everyCourse",
          "logEvery",
          "checkpoints",
          "gradientCosinesEvery",
          "maxSkippedInARow");

  /** Takes copies of the lists. */
  public Continuation {
    allowed = List.copyOf(allowed);
    refused = List.copyOf(refused);
    versions = List.copyOf(versions);
  }

  /**
   * Compares.
   *
   * @param now what the run is to go on with
   * @param tokenizer of the text that it is to read
   */
  public static Continuation of(Checkpoint checkpoint, Provenance now, VocabularyFile tokenizer) {
    Provenance before = checkpoint.provenance();
    List<SettingChange> refused = new ArrayList<>();
    note(refused, "data set (SHA-256 of manifest.json)", before.dataSha256(), now.dataSha256());
    note(refused, "vocabulary (SHA-256)", before.vocabularySha256(), now.vocabularySha256());
    note(refused, "tokenizer.json (SHA-256)", checkpoint.tokenizer().sha256(), tokenizer.sha256());
    List<SettingChange> allowed = new ArrayList<>();
    sort(SettingDifferences.between(before.config(), now.config()), allowed, refused);
    List<SettingChange> versions = new ArrayList<>();
    note(versions, "software", before.code(), now.code());
    note(versions, "engine", before.engine(), now.engine());
    return new Continuation(allowed, refused, versions);
  }

  /**
   * Refuses settings with which it would be another run; the data it reads is not looked at.
   *
   * @throws UserException that lists what differs, with the old and the new values
   */
  public static void requireSettings(Checkpoint checkpoint, PretrainConfig now) {
    List<SettingChange> allowed = new ArrayList<>();
    List<SettingChange> refused = new ArrayList<>();
    sort(SettingDifferences.between(checkpoint.provenance().config(), now), allowed, refused);
    new Continuation(allowed, refused, List.of()).require(checkpoint.folder());
  }

  private static void sort(
      List<SettingChange> changes, List<SettingChange> allowed, List<SettingChange> refused) {
    changes.forEach(change -> (mayChange(change.field()) ? allowed : refused).add(change));
  }

  private static void note(List<SettingChange> changes, String field, String before, String now) {
    if (!before.equals(now)) {
      changes.add(new SettingChange(field, before, now));
    }
  }

  private static boolean mayChange(String field) {
    return MAY_CHANGE.stream().anyMatch(it -> field.equals(it) || field.startsWith(it + "."));
  }

  /**
   * Refuses to make another run of it.
   *
   * @param checkpoint that was compared
   * @throws UserException that lists what differs, with the old and the new values
   */
  public void require(Path checkpoint) {
    if (!refused.isEmpty()) {
      throw UserException.of(
          "the run of %s was begun with other settings, and cannot go on with these:%n%s%n"
              + "Give it its own settings again, or begin a new run with its weights: --from %s.",
          checkpoint,
          refused.stream().map(change -> "  " + change).collect(Collectors.joining("\n")),
          checkpoint);
    }
  }

  /** How the history of the run goes on. */
  public RunHistory history(Checkpoint checkpoint, Provenance now) {
    return checkpoint
        .provenance()
        .run()
        .resumed(
            new RunHistory.Resumption(
                checkpoint.progress().step(), now.code(), now.engine(), allowed),
            now.run().data());
  }
}
