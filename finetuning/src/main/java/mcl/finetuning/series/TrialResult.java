package mcl.finetuning.series;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import mcl.finetuning.results.RunResult;

/**
 * The runs of a trial that are finished.
 *
 * @param runs in the order of their seeds
 */
public record TrialResult(Trial trial, List<RunResult> runs) {
  /** Takes a copy. */
  public TrialResult {
    runs = List.copyOf(runs);
  }

  /** With one run more. */
  TrialResult and(RunResult run) {
    List<RunResult> more = new ArrayList<>(runs);
    more.add(run);
    return new TrialResult(trial, more);
  }

  /** Whether all seeds are done. */
  boolean isComplete() {
    return runs.size() == trial.config().seeds();
  }

  /** The main score over the seeds. */
  public SeedStatistics statistics() {
    return SeedStatistics.of(runs);
  }

  /** The run with the highest main score; the first of equal ones. */
  public RunResult best() {
    RunResult best = runs.get(0);
    for (RunResult run : runs) {
      best = run.score() > best.score() ? run : best;
    }
    return best;
  }

  /** Whether all runs failed. */
  public boolean failed() {
    return runs.stream().allMatch(RunResult::failed);
  }

  /** The trial with the highest median; the first of equal ones. */
  static TrialResult best(List<TrialResult> trials) {
    return trials.stream()
        .sorted(Comparator.comparingDouble(it -> -it.statistics().median()))
        .findFirst()
        .orElseThrow();
  }
}
