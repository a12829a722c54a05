package mcl.finetuning;

import java.util.List;

/**
 * What came of fine-tuning with one seed.
 *
 * @param start what it began with
 * @param steps that were done
 * @param skipped how many of them changed nothing, as loss or gradient was not finite
 * @param keptStep after which of them the weights were as they are kept
 * @param epochs how many were done
 * @param trainLoss the mean over all steps in which it was finite
 * @param padding the share of padding among all tokens that the network read to learn
 * @param development a part for each file of development rows, the first is the one chosen by
 * @param test a part for each test file
 */
public record FineTuneReport(
    String start,
    long seed,
    long steps,
    long skipped,
    long keptStep,
    double epochs,
    double trainLoss,
    double padding,
    List<Evaluation> development,
    List<TestPredictions> test) {

  /** The one by which models are chosen. */
  public Evaluation chosenBy() {
    return development.get(0);
  }
}
