package mcl.finetuning;

import java.util.List;
import java.util.Optional;
import mcl.finetuning.data.LabeledText;

/**
 * The rows of a classification task.
 *
 * @param training to learn from
 * @param development to judge the model on
 * @param test to judge it on once, where there is such a file
 */
public record LabeledRows(
    List<LabeledText> training, List<LabeledText> development, Optional<List<LabeledText>> test) {}
