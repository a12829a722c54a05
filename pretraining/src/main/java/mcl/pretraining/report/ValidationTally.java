package mcl.pretraining.report;

import java.util.stream.IntStream;
import mcl.courses.corruption.CorruptedBatch;
import mcl.courses.lesson.Labels;
import mcl.courses.outcome.CourseOutcome;
import mcl.courses.pass.DiscriminatorWork;

/** Adds up what validation saw of one course, batch by batch. */
final class ValidationTally {
  private final UnigramBaseline unigram;
  private final DetectionTally detection = new DetectionTally();
  private double slots;
  private double positions;
  private double generatorLoss;
  private double detectionLoss;
  private double hits;
  private double unigramLoss;
  private double unigramHits;

  ValidationTally(UnigramBaseline unigram) {
    this.unigram = unigram;
  }

  /** Adds a batch; its arrays may be closed afterwards. */
  void add(CourseOutcome outcome) {
    if (outcome.kind().hasTruth()) {
      addHiddenSlots(outcome);
    }
    outcome.detection().ifPresent(this::add);
  }

  private void addHiddenSlots(CourseOutcome outcome) {
    CorruptedBatch batch = outcome.assignment().corrupted();
    int[] inputs = batch.inputs().toArray();
    int[] places = batch.slots().places();
    int[] truth = batch.slots().truth();
    float[] likelihoods = outcome.generation().logLikelihoods();
    int[] best = outcome.generation().firstChoices();
    for (int i = 0; i < places.length; i++) {
      if (inputs[places[i]] != truth[i]) {
        slots++;
        generatorLoss -= likelihoods[i];
        hits += best[i] == truth[i] ? 1 : 0;
        unigramLoss += unigram.loss(truth[i]);
        unigramHits += unigram.guesses(truth[i]) ? 1 : 0;
      }
    }
  }

  private void add(DiscriminatorWork.Answer answer) {
    int[] labels = answer.lesson().labels().toArray();
    positions += IntStream.of(labels).filter(label -> label != Labels.NOT_ASKED).count();
    detectionLoss += answer.loss().sum().getFloat();
    detection.add(answer);
  }

  CourseValidation report() {
    return new CourseValidation(
        generatorLoss / slots,
        hits / slots,
        unigramLoss / slots,
        unigramHits / slots,
        detectionLoss / positions,
        detection.metrics());
  }
}
