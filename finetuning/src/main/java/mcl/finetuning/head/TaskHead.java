package mcl.finetuning.head;

import ai.djl.ndarray.NDArray;
import java.util.List;
import mcl.finetuning.inference.InputBatch;
import mcl.finetuning.inference.ModelInput;
import mcl.model.encoder.Pass;
import mcl.model.weights.WeightShape;

/** What a task puts on an encoder: some layers, and what they learn from. */
public interface TaskHead {
  /** The class of Hugging Face transformers that computes the same. */
  String architecture();

  /** The weights of the head alone, which begin at random. */
  List<WeightShape> weights();

  /** The numbers in a row of an answer. */
  int columns();

  /** The rows of the answer to this input. */
  int rows(ModelInput input);

  /**
   * Answers a batch.
   *
   * @param hiddenBTH the encoder's hidden states of the batch
   * @return the answers below each other, (sum of {@link #rows}, {@link #columns})
   */
  NDArray read(Pass pass, InputBatch batch, NDArray hiddenBTH);

  /**
   * The mean loss of a batch.
   *
   * @param hiddenBTH the encoder's hidden states of the batch
   * @param targets of the inputs, in their order
   * @return a scalar
   */
  NDArray loss(Pass pass, InputBatch batch, NDArray hiddenBTH, List<Target> targets);
}
