package mcl.finetuning;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.List;
import mcl.base.random.Purpose;
import mcl.base.random.RandomStreams;
import mcl.finetuning.data.EncodedText;
import mcl.finetuning.data.TaskBatch;
import mcl.finetuning.task.SentenceClassifier;
import mcl.model.encoder.Dropout;
import mcl.model.encoder.DropoutMasks;
import mcl.model.tensors.Tensors;
import mcl.model.weights.StateDict;
import mcl.model.weights.Weights;
import mcl.pretraining.optimizer.DecoupledAdam;
import mcl.pretraining.optimizer.GradientClip;
import mcl.pretraining.optimizer.Gradients;
import mcl.pretraining.optimizer.OptimizerConfig;

/** One optimizer step of fine-tuning, in order. */
final class ClassificationStep {
  private final NDManager run;
  private final SentenceClassifier classifier;
  private final StateDict weights;
  private final DecoupledAdam optimizer;
  private final GradientClip clip;
  private final RandomStreams random;
  private final DropoutMasks masks = new DropoutMasks();

  ClassificationStep(
      NDManager run,
      SentenceClassifier classifier,
      StateDict weights,
      OptimizerConfig optimizer,
      RandomStreams random) {
    this.run = run;
    this.classifier = classifier;
    this.weights = weights;
    this.optimizer = new DecoupledAdam(run, optimizer, weights);
    this.clip = new GradientClip(optimizer.maxGradientNorm());
    this.random = random;
  }

  /**
   * Does one step.
   *
   * @param step counted from 0
   * @return the mean cross-entropy of the batch, in nats
   */
  double run(TaskBatch batch, List<EncodedText> texts, double rate, long step) {
    int[] labels = batch.rows().stream().mapToInt(row -> texts.get(row).label()).toArray();
    try (NDManager scope = run.newSubManager()) {
      Weights leaves = weights.leaves(scope);
      Dropout dropout = masks.at(scope, random.stream(Purpose.DROPOUT, step));
      NDArray loss;
      try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
        NDArray logits = classifier.logits(scope, leaves, dropout, batch);
        NDArray right = Tensors.indices(scope, labels).expandDims(1);
        loss = logits.logSoftmax(-1).gather(right, 1).mean().neg();
        tape.backward(loss);
      }
      Gradients gradients = Gradients.of(leaves);
      double norm = gradients.globalNorm().getFloat();
      if (Double.isFinite(norm)) {
        optimizer.update(gradients, rate, clip.scale(norm), step + 1);
      }
      return loss.getFloat();
    }
  }
}
