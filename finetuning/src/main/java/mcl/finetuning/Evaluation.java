package mcl.finetuning;

import java.util.List;
import mcl.finetuning.data.DataSplit;
import mcl.finetuning.task.Prediction;
import mcl.finetuning.task.Scores;
import mcl.finetuning.task.Task;

/**
 * How a model did on a file.
 *
 * @param split the rows
 * @param scores of what the model says
 * @param uninformed the main score of saying the commonest label of all rows
 * @param predictions in the order of the rows
 */
public record Evaluation(
    DataSplit split, Scores scores, double uninformed, List<Prediction> predictions) {

  static Evaluation of(Task<?> task, DataSplit split, List<Prediction> predictions) {
    return new Evaluation(
        split,
        task.score(split.rows(), predictions),
        task.score(split.rows(), task.uninformed(split.rows())).value(),
        predictions);
  }

  /** Whether nothing was learned that shows: no better than without reading. */
  public boolean failed() {
    return scores.value() <= uninformed;
  }
}
