package mcl.finetuning.head;

import ai.djl.ndarray.NDArray;
import java.util.List;
import mcl.finetuning.inference.InputBatch;
import mcl.finetuning.inference.Readout;
import mcl.model.encoder.Pass;
import mcl.model.weights.WeightShape;

/** An encoder with the head of a task. Weights come with each pass. */
public interface TaskNetwork extends Readout {
  /** The class of Hugging Face transformers that computes the same. */
  String architecture();

  /** The weights of the head alone, which begin at random. */
  List<WeightShape> headWeights();

  /**
   * What is learned from: the mean loss of a batch.
   *
   * @param targets of the inputs, in their order
   * @return a scalar
   */
  NDArray loss(Pass pass, InputBatch batch, List<Target> targets);
}
