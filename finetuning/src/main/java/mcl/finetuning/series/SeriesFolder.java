package mcl.finetuning.series;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.base.files.AtomicFiles;
import mcl.base.json.Json;
import mcl.finetuning.FineTuneConfig;
import mcl.finetuning.inference.ModelFolder;
import mcl.finetuning.results.ResultFiles;
import mcl.finetuning.results.RunResult;
import mcl.pretraining.resume.SettingChange;

/**
 * Where a series lies: {@code run.json} and {@code finetune.json} say what it is, {@code
 * runs/[SETTING/]seed-N/} holds each finished run, and in the end the folder itself the results and
 * the model of the best one.
 */
public record SeriesFolder(Path path) {
  /** The resolved configuration. */
  public static final String CONFIG = "finetune.json";

  private static final String SEED = "seed-";

  /** From the folder of all tasks to a run of a grid. */
  private static final int DEEPEST = 4;

  /** Whether there is a series. */
  public boolean isBegun() {
    return Files.exists(path.resolve(SeriesRun.FILE));
  }

  /** Begins a series, or makes sure that the one there is the same. */
  void begin(SeriesRun run, FineTuneConfig config) throws IOException {
    if (isBegun()) {
      requireSame(run, config);
      Json.write(path.resolve(CONFIG), config);
      return;
    }
    Files.createDirectories(path);
    Json.write(path.resolve(CONFIG), config);
    Json.write(path.resolve(SeriesRun.FILE), run);
  }

  private void requireSame(SeriesRun run, FineTuneConfig config) {
    List<SettingChange> changes =
        SeriesDifferences.between(
            Json.read(path.resolve(SeriesRun.FILE), SeriesRun.class),
            Json.read(path.resolve(CONFIG), FineTuneConfig.class),
            run,
            config);
    if (!changes.isEmpty()) {
      throw UserException.of(
          "the runs in %s were begun otherwise, and cannot go on with this:%n%s%n"
              + "Say the same as then, choose another folder, or delete %s to begin again.",
          path,
          changes.stream().map(change -> "  " + change).collect(Collectors.joining("\n")),
          path);
    }
  }

  /** Whether this folder, or one inside as of tasks of GLUE, holds a run that is finished. */
  public static boolean holdFinishedRuns(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> runs = Files.find(folder, DEEPEST, (path, it) -> isFinished(path))) {
      return runs.findAny().isPresent();
    }
  }

  private static boolean isFinished(Path path) {
    return path.getFileName().toString().matches(SEED + "-?[0-9]+")
        && Files.exists(path.resolve(ResultFiles.ALL));
  }

  /** Where the run of a trial with a seed lies, finished or not. */
  Path run(Trial trial, long seed) {
    Path runs = path.resolve(ModelFolder.RUNS);
    Path inside = trial.name().isEmpty() ? runs : runs.resolve(trial.name());
    return inside.resolve(SEED + seed);
  }

  /** Deletes the models that cannot be chosen any more. */
  void keepModelsOf(List<TrialResult> trials) throws IOException {
    List<TrialResult> begun = trials.stream().filter(it -> !it.runs().isEmpty()).toList();
    List<TrialResult> complete = begun.stream().filter(TrialResult::isComplete).toList();
    for (TrialResult trial : begun) {
      boolean open = !trial.isComplete() || TrialResult.best(complete) == trial;
      for (RunResult run : trial.runs()) {
        Path model = run.folder().resolve(ModelFolder.TUNED);
        if (Files.exists(model) && !(open && trial.best() == run)) {
          AtomicFiles.deleteFolder(model);
        }
      }
    }
  }

  /** Puts the results and the model of the best run into the folder itself. */
  void finish(SeriesReport report, SeriesRun run) throws IOException {
    RunResult best = report.best().best();
    Path model = best.folder().resolve(ModelFolder.TUNED);
    if (Files.exists(model)) {
      Path chosen = path.resolve(ModelFolder.TUNED);
      if (Files.exists(chosen)) {
        AtomicFiles.deleteFolder(chosen);
      }
      Files.move(model, chosen, StandardCopyOption.ATOMIC_MOVE);
    }
    try (Stream<Path> files = Files.list(best.folder())) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        AtomicFiles.writeText(path.resolve(file.getFileName()), Files.readString(file));
      }
    }
    Json.write(path.resolve(ResultFiles.ALL), all(best, report));
    Json.write(path.resolve(SeriesRun.FILE), run.with(new TreeMap<>(scores(report.best()))));
  }

  private static Map<String, Object> all(RunResult best, SeriesReport report) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    Json.tree(Files.readString(best.folder().resolve(ResultFiles.ALL)))
        .properties()
        .forEach(field -> all.put(field.getKey(), field.getValue()));
    all.putAll(scores(report.best()));
    if (report.trials().size() > 1) {
      all.put("setting", report.best().trial().name());
      Map<String, Object> medians = new LinkedHashMap<>();
      report.trials().forEach(it -> medians.put(it.trial().name(), it.statistics().median()));
      all.put("settings", medians);
    }
    return all;
  }

  /** The main score of the chosen setting over its seeds. */
  private static Map<String, Double> scores(TrialResult trial) {
    SeedStatistics statistics = trial.statistics();
    String metric = trial.best().metric();
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put(metric, trial.best().score());
    scores.put("runs", (double) statistics.runs());
    scores.put(metric + "_median", statistics.median());
    scores.put(metric + "_mean", statistics.mean());
    scores.put(metric + "_std", statistics.standardDeviation());
    return scores;
  }
}
