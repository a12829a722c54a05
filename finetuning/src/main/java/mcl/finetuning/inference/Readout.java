package mcl.finetuning.inference;

import ai.djl.ndarray.NDArray;
import java.util.List;
import mcl.model.encoder.Pass;
import mcl.model.weights.WeightShape;

/** What is read off a network for each text. */
public interface Readout {
  /** The weights that this takes, under their names in an ElectraModel with a head. */
  List<WeightShape> weights();

  /** The numbers in a row of an answer. */
  int columns();

  /** The rows of the answer to this input. */
  int rows(ModelInput input);

  /**
   * Reads a batch.
   *
   * @return the answers below each other, (sum of {@link #rows}, {@link #columns})
   */
  NDArray read(Pass pass, InputBatch batch);
}
