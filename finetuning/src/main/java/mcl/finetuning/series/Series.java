package mcl.finetuning.series;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import mcl.bridge.device.Compute;
import mcl.finetuning.EncodedData;
import mcl.finetuning.FineTuneConfig;
import mcl.finetuning.FineTuneReport;
import mcl.finetuning.FineTuner;
import mcl.finetuning.StartingPoint;
import mcl.finetuning.TaskData;
import mcl.finetuning.results.ResultFiles;
import mcl.finetuning.results.RunResult;

/**
 * Fine-tunes for a task with every setting and every seed, each run once: what is finished in the
 * folder is not done again. The setting with the highest median on the development rows is chosen,
 * and of its runs the best one.
 */
public final class Series {
  private final List<Trial> trials;
  private final StartingPoint start;
  private final boolean random;
  private final TaskData data;
  private final Compute compute;
  private final EncodingMemo encoding;

  /** A series that is computed in the usual way. */
  public Series(List<Trial> trials, StartingPoint start, boolean random, TaskData data) {
    this(trials, start, random, data, Compute.USUAL);
  }

  /**
   * A series.
   *
   * @param start what all runs begin with
   * @param random whether they begin with random weights of its sizes instead, each with its own
   * @param compute by what and where it computes
   */
  public Series(
      List<Trial> trials, StartingPoint start, boolean random, TaskData data, Compute compute) {
    this.trials = List.copyOf(trials);
    this.start = start;
    this.random = random;
    this.data = data;
    this.compute = compute;
    this.encoding = new EncodingMemo(data, start);
  }

  /**
   * Does all runs that are not done.
   *
   * @param folder where finished runs lie
   * @param run what the series is made of
   * @param config what a grid varies; without one, that of the runs
   * @param stop asked before each step and each batch that is judged
   * @throws mcl.base.check.Stopped if the user wants it to end; finished runs stay
   */
  public SeriesReport run(
      SeriesFolder folder,
      SeriesRun run,
      FineTuneConfig config,
      SeriesListener listener,
      BooleanSupplier stop)
      throws IOException {
    folder.begin(run, config);
    List<TrialResult> results = new ArrayList<>();
    for (Trial trial : trials) {
      TrialResult result = new TrialResult(trial, List.of());
      for (int i = 0; i < trial.config().seeds(); i++) {
        Path place = folder.run(trial, trial.config().seed() + i);
        finish(trial, i, place, listener, stop);
        result = result.and(RunResult.read(place));
        folder.keepModelsOf(plus(results, result));
      }
      results.add(result);
    }
    SeriesReport report = new SeriesReport(results, TrialResult.best(results));
    folder.finish(report, run);
    return report;
  }

  private static List<TrialResult> plus(List<TrialResult> results, TrialResult last) {
    List<TrialResult> longer = new ArrayList<>(results);
    longer.add(last);
    return longer;
  }

  private void finish(
      Trial trial, int number, Path place, SeriesListener listener, BooleanSupplier stop)
      throws IOException {
    long seed = trial.config().seed() + number;
    String name = (trial.name().isEmpty() ? "" : trial.name() + ", ") + "seed " + seed;
    boolean before = Files.exists(place);
    if (!before) {
      EncodedData encoded = encoding.of(trial.config(), stop);
      FineTuneConfig config = trial.config().withSeed(seed);
      StartingPoint begin = random ? start.random(seed) : start;
      SeriesListener.Run run =
          new SeriesListener.Run(name, place(trial, number), runs(), encoded.training().cut());
      try (FineTuner tuner = new FineTuner(config, begin, encoded, compute)) {
        FineTuneReport report = tuner.run(listener.onRun(run), stop);
        ResultFiles.write(place, report, data, tuner.writer());
      }
    }
    listener.onResult(name, RunResult.read(place), before);
  }

  /** The place of a run among all, counted from 1. */
  private int place(Trial trial, int number) {
    List<Trial> before = trials.subList(0, trials.indexOf(trial));
    return before.stream().mapToInt(it -> it.config().seeds()).sum() + number + 1;
  }

  private int runs() {
    return trials.stream().mapToInt(it -> it.config().seeds()).sum();
  }
}
