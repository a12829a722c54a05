package mcl.finetuning.series;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import mcl.finetuning.FineTuneConfig;
import mcl.finetuning.data.SourceFile;
import mcl.pretraining.resume.SettingChange;
import mcl.pretraining.resume.SettingDifferences;

/**
 * In what a series is another than the one that was begun. Versions and the places of files may
 * change.
 */
final class SeriesDifferences {
  /** Where it is of any effect, the number of training rows tells it. */
  private static final String HELD_OUT = "heldOutShare";

  /** More of them may follow, but in a grid, where models of other settings are gone. */
  private static final String SEEDS = "seeds";

  private static final int SHORT_HASH = 12;

  private SeriesDifferences() {}

  static List<SettingChange> between(
      SeriesRun before, FineTuneConfig configBefore, SeriesRun now, FineTuneConfig config) {
    List<SettingChange> changes = new ArrayList<>();
    note(changes, "task", before.task(), now.task());
    String begin = before.startSha256();
    if (begin != null && !begin.equals(now.startSha256())) {
      changes.add(new SettingChange("model to begin with", start(before), start(now)));
    }
    note(changes, "vocabulary (SHA-256)", before.vocabularySha256(), now.vocabularySha256());
    note(changes, "data (SHA-256)", files(before), files(now));
    note(changes, "training rows", before.trainingRows(), now.trainingRows());
    if (before.rowsSha256() != null && changes.isEmpty()) {
      note(changes, "rows, by columns or files (SHA-256)", before.rowsSha256(), now.rowsSha256());
    }
    note(changes, "rows left out", before.skippedRows(), now.skippedRows());
    note(changes, "grid", before.trials(), now.trials());
    boolean moreSeeds = config.seeds() > configBefore.seeds() && now.trials().size() == 1;
    SettingDifferences.between(configBefore, config).stream()
        .filter(change -> !change.field().equals(HELD_OUT))
        .filter(change -> !(change.field().equals(SEEDS) && moreSeeds))
        .forEach(changes::add);
    return changes;
  }

  private static void note(List<SettingChange> changes, String field, Object before, Object now) {
    if (!before.equals(now)) {
      changes.add(new SettingChange(field, before.toString(), now.toString()));
    }
  }

  private static String start(SeriesRun run) {
    return run.start() + " (SHA-256 " + shortened(run.startSha256()) + ")";
  }

  private static String files(SeriesRun run) {
    return run.files().stream()
        .map(SourceFile::sha256)
        .map(SeriesDifferences::shortened)
        .collect(Collectors.joining(" "));
  }

  private static String shortened(String hash) {
    return hash.substring(0, Math.min(SHORT_HASH, hash.length()));
  }
}
