package mcl.finetuning.inference;

import ai.djl.ndarray.NDArray;
import mcl.model.encoder.Pass;

/** What is taken of an encoder's last hidden states. */
interface StateView {
  /** The rows that are taken for this input. */
  int rows(ModelInput input);

  /**
   * Takes them.
   *
   * @param hiddenBTH the last hidden states of the batch (B, T, H)
   * @return (sum of {@link #rows}, H)
   */
  NDArray of(Pass pass, InputBatch batch, NDArray hiddenBTH);
}
