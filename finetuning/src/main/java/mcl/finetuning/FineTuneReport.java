package mcl.finetuning;

import java.util.List;
import java.util.Optional;

/**
 * What came of fine-tuning with one seed.
 *
 * @param start what it began with
 * @param labels the classes, by number
 * @param development scores on the development rows
 * @param test scores on the test rows, where there are any
 * @param predictions of the test rows, or else of the development rows, in their order
 */
public record FineTuneReport(
    String start,
    long seed,
    long steps,
    List<String> labels,
    Scores development,
    Optional<Scores> test,
    List<Prediction> predictions) {}
