package mcl.finetuning.series;

import mcl.finetuning.FineTuneListener;
import mcl.finetuning.results.RunResult;

/** Is told how a series goes on, on its thread. */
public interface SeriesListener {
  /**
   * A run that begins.
   *
   * @param name such as {@code seed 42}
   * @param number counted from 1
   * @param cut how many training texts are too long and were cut
   */
  record Run(String name, int number, int runs, long cut) {}

  /**
   * A run begins.
   *
   * @return whom the run tells of its steps
   */
  FineTuneListener onRun(Run run);

  /**
   * A run is done, or was done before.
   *
   * @param before whether it was found finished
   */
  void onResult(String run, RunResult result, boolean before);
}
