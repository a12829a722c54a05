package mcl.cli.finetuning;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
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
    text.append("dev: ").append(scores(best.numbers(), "eval_")).append('\n');
    String test = scores(best.numbers(), "test_");
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
        percent(trial.statistics().median()));
  }

  private static String statistics(TrialResult trial) {
    SeedStatistics seeds = trial.statistics();
    return String.format(
        Locale.ROOT,
        "%s over %d seeds: median %s, mean %s, standard deviation %.2f, from %s to %s%n",
        name(trial.best().metric()),
        seeds.runs(),
        percent(seeds.median()),
        percent(seeds.mean()),
        100 * seeds.standardDeviation(),
        percent(seeds.min()),
        percent(seeds.max()));
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
    return evaluation.scores().values().entrySet().stream()
            .map(score -> score.getKey() + " " + percent(score.getValue()))
            .collect(Collectors.joining(", "))
        + " (without reading: "
        + percent(evaluation.uninformed())
        + ")";
  }

  private static String scores(Map<String, Double> numbers, String prefix) {
    return numbers.entrySet().stream()
        .filter(number -> number.getKey().startsWith(prefix))
        .filter(number -> !number.getKey().contains("_samples"))
        .map(number -> name(number.getKey()) + " " + percent(number.getValue()))
        .collect(Collectors.joining(", "));
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
