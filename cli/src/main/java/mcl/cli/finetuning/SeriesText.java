package mcl.cli.finetuning;

import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import mcl.finetuning.Evaluation;
import mcl.finetuning.results.RunResult;
import mcl.finetuning.series.SeedStatistics;
import mcl.finetuning.series.SeriesReport;
import mcl.finetuning.series.TrialResult;

/** What came of runs, in lines for people. Scores are percent, as papers print them. */
public final class SeriesText {
  private SeriesText() {}

  /** All there is to say of a task's runs. */
  public static String of(SeriesReport report, Path out) {
    StringBuilder text = new StringBuilder();
    if (report.trials().size() > 1) {
      report.trials().forEach(trial -> text.append(setting(trial)));
      text.append("Chosen: ").append(report.best().trial().name()).append('\n');
    }
    RunResult best = report.best().best();
    text.append("dev: ").append(scores(best, "eval_")).append('\n');
    String test = scores(best, "test_");
    text.append(test.isEmpty() ? "" : "test: " + test + "\n");
    text.append(report.best().runs().size() > 1 ? statistics(report.best()) : "");
    text.append(verdict(report.best()));
    return text.append("Written to ").append(out).append('\n').toString();
  }

  private static String setting(TrialResult trial) {
    return String.format(
        Locale.ROOT,
        "  %-50s median %s%n",
        trial.trial().name(),
        percent(trial.statistics().median() / trial.best().perfect()));
  }

  private static String statistics(TrialResult trial) {
    SeedStatistics seeds = trial.statistics();
    double perfect = trial.best().perfect();
    return String.format(
        Locale.ROOT,
        "%s over %d seeds: median %s, mean %s, standard deviation %.2f, from %s to %s%n",
        name(trial.best().metric()),
        seeds.runs(),
        percent(seeds.median() / perfect),
        percent(seeds.mean() / perfect),
        100 * seeds.standardDeviation() / perfect,
        percent(seeds.min() / perfect),
        percent(seeds.max() / perfect));
  }

  private static String verdict(TrialResult trial) {
    long failed = trial.runs().stream().filter(RunResult::failed).count();
    if (failed == 0) {
      return "";
    }
    String what = "no better than what can be said without reading, such as the commonest label.\n";
    return trial.runs().size() == 1
        ? "A failed run: " + what
        : "Failed runs: " + failed + " of " + trial.runs().size() + " are " + what;
  }

  /** The scores of an evaluation and what can be had without reading. */
  static String scores(Evaluation evaluation) {
    double perfect = evaluation.scores().perfect();
    return evaluation.scores().values().entrySet().stream()
            .filter(score -> isShown(score.getKey()))
            .map(score -> score.getKey() + " " + percent(score.getValue() / perfect))
            .collect(Collectors.joining(", "))
        + " (without reading: "
        + percent(evaluation.uninformed() / perfect)
        + ")";
  }

  private static String scores(RunResult run, String prefix) {
    return run.numbers().entrySet().stream()
        .filter(number -> number.getKey().startsWith(prefix))
        .filter(number -> isShown(number.getKey()))
        .map(number -> name(number.getKey()) + " " + percent(number.getValue() / run.perfect()))
        .collect(Collectors.joining(", "));
  }

  /** Counts and thresholds are for the files. */
  private static boolean isShown(String key) {
    return !key.contains("_samples") && !key.endsWith("total") && !key.endsWith("_thresh");
  }

  /** A score's name without its split. */
  static String name(String key) {
    return key.replaceFirst("^(eval|test)_", "").replaceFirst("^baseline", "without reading");
  }

  /** A share as a percentage with two decimals. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f%%", 100 * share);
  }
}
