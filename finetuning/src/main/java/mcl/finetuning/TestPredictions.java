package mcl.finetuning;

import java.util.List;
import java.util.Optional;
import mcl.finetuning.data.DataSplit;
import mcl.finetuning.task.Prediction;

/**
 * What a model says of the rows of a test file.
 *
 * @param predictions in the order of the rows
 * @param evaluation where the labels are known
 */
public record TestPredictions(
    DataSplit split, List<Prediction> predictions, Optional<Evaluation> evaluation) {}
