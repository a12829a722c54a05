package mcl.pretraining.report;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mcl.courses.corruption.CorruptedBatch;
import mcl.courses.detection.Detection;
import mcl.courses.detection.DetectionOutcome;
import mcl.courses.detection.Generation;
import mcl.model.tensors.Tensors;

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
  void add(DetectionOutcome outcome, CorruptedBatch batch) {
    addHiddenSlots(outcome.generation(), batch);
    outcome.detection().ifPresent(this::add);
  }

  private void addHiddenSlots(Generation generation, CorruptedBatch batch) {
    int[] inputs = batch.inputs().toArray();
    int[] places = batch.slots().places();
    int[] originals = batch.slots().originals();
    NDArray truth = generation.originals();
    NDArray logits = generation.guesses().logits();
    float[] likelihoods =
        logits.logSoftmax(-1).gather(truth.expandDims(1), 1).flatten().toFloatArray();
    int[] best = Tensors.toInts(logits.argMax(-1));
    for (int i = 0; i < places.length; i++) {
      if (inputs[places[i]] != originals[i]) {
        slots++;
        generatorLoss -= likelihoods[i];
        hits += best[i] == originals[i] ? 1 : 0;
        unigramLoss += unigram.loss(originals[i]);
        unigramHits += unigram.guesses(originals[i]) ? 1 : 0;
      }
    }
  }

  private void add(Detection detection) {
    positions += detection.loss().divisor();
    detectionLoss += detection.loss().sum().getFloat();
    float[] counted = detection.counted().toFloatArray();
    logits.add(where(counted, detection.judgement().logits().toFloatArray()));
    labels.add(where(counted, detection.labels().toFloatArray()));
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
