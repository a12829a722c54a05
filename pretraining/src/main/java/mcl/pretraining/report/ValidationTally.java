package mcl.pretraining.report;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mcl.courses.detection.DetectionOutcome;
import mcl.courses.loss.LossTerm;

/** Adds up what validation saw, batch by batch. */
final class ValidationTally {
  private final UnigramBaseline unigram;
  private final List<float[]> logits = new ArrayList<>();
  private final List<float[]> labels = new ArrayList<>();
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
  void add(DetectionOutcome outcome, int[] originals) {
    LossTerm generation = outcome.terms().get(0);
    LossTerm detection = outcome.terms().get(1);
    slots += generation.divisor();
    generatorLoss += generation.sum().getFloat();
    positions += detection.divisor();
    detectionLoss += detection.sum().getFloat();
    NDArray best = outcome.guesses().logits().argMax(-1);
    hits += best.eq(outcome.originals()).toType(DataType.FLOAT32, false).sum().getFloat();
    unigramLoss += unigram.loss(originals) * originals.length;
    unigramHits += unigram.accuracy(originals) * originals.length;
    keepCounted(outcome);
  }

  private void keepCounted(DetectionOutcome outcome) {
    float[] counted = outcome.counted().toFloatArray();
    logits.add(where(counted, outcome.judgement().logits().toFloatArray()));
    labels.add(where(counted, outcome.labels().toFloatArray()));
  }

  ValidationReport report(long step) {
    return new ValidationReport(
        step,
        generatorLoss / slots,
        hits / slots,
        unigramLoss / slots,
        unigramHits / slots,
        detectionLoss / positions,
        DetectionMetrics.of(joined(logits), joined(labels)));
  }

  private static float[] where(float[] counted, float[] values) {
    float[] kept = new float[values.length];
    int next = 0;
    for (int i = 0; i < values.length; i++) {
      if (counted[i] > 0) {
        kept[next++] = values[i];
      }
    }
    return Arrays.copyOf(kept, next);
  }

  private static float[] joined(List<float[]> parts) {
    float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
    int next = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, next, part.length);
      next += part.length;
    }
    return all;
  }
}
