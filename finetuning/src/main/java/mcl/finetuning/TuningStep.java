package mcl.finetuning;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.List;
import mcl.base.random.Purpose;
import mcl.base.random.RandomStreams;
import mcl.bridge.ops.TensorOps;
import mcl.finetuning.head.Target;
import mcl.finetuning.head.TaskNetwork;
import mcl.finetuning.inference.InputBatch;
import mcl.model.encoder.Dropout;
import mcl.model.encoder.DropoutMasks;
import mcl.model.encoder.Pass;
import mcl.model.weights.StateDict;
import mcl.model.weights.Weights;
import mcl.pretraining.optimizer.DecoupledAdam;
import mcl.pretraining.optimizer.GradientClip;
import mcl.pretraining.optimizer.Gradients;
import mcl.pretraining.optimizer.OptimizerConfig;

/** One optimizer step of fine-tuning, in order. */
final class TuningStep {
  private final NDManager run;
  private final TaskNetwork network;
  private final StateDict weights;
  private final DecoupledAdam optimizer;
  private final GradientClip clip;
  private final RandomStreams random;
  private final TensorOps ops;
  private final DropoutMasks masks;
  private long skipped;

  TuningStep(
      NDManager run,
      TaskNetwork network,
      StateDict weights,
      OptimizerConfig optimizer,
      RandomStreams random,
      TensorOps ops) {
    this.run = run;
    this.network = network;
    this.weights = weights;
    this.optimizer = new DecoupledAdam(run, optimizer, weights, ops);
    this.clip = new GradientClip(optimizer.maxGradientNorm());
    this.random = random;
    this.ops = ops;
    this.masks = new DropoutMasks(ops);
  }

  /**
   * Does one step. A loss or gradient that is not finite changes nothing.
   *
   * @param targets of the inputs in the batch
   * @param step counted from 0
   * @return the mean loss of the batch
   */
  double run(InputBatch batch, List<Target> targets, double rate, long step) {
    try (NDManager scope = run.newSubManager()) {
      Weights leaves = weights.leaves(scope);
      Dropout dropout = masks.at(scope, random.stream(Purpose.DROPOUT, step));
      Pass pass = new Pass(scope, leaves::get, dropout, ops);
      NDArray loss;
      try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
        loss = network.loss(pass, batch, targets);
        tape.backward(loss);
      }
      Gradients gradients = Gradients.of(leaves);
      float[] read = read(gradients.globalNorm(ops), loss);
      if (Float.isFinite(read[0]) && Float.isFinite(read[1])) {
        optimizer.update(gradients, rate, clip.scale(read[0]), step + 1);
      } else {
        skipped++;
      }
      return read[1];
    }
  }

  /** How many steps changed nothing. */
  long skipped() {
    return skipped;
  }

  /** Brings both numbers from the device in one read: each would wait for all that is computed. */
  private static float[] read(NDArray norm, NDArray loss) {
    return NDArrays.concat(new NDList(norm.flatten(), loss.flatten())).toFloatArray();
  }
}
