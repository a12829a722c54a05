package mcl.finetuning.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import mcl.model.encoder.Pass;

/** The last hidden state of {@code [CLS]}: {@code last_hidden_state[:, 0]} in transformers. */
final class FirstToken implements StateView {
  @Override
  public int rows(ModelInput input) {
    return 1;
  }

  @Override
  public NDArray of(Pass pass, InputBatch batch, NDArray hiddenBTH) {
    return hiddenBTH.get(new NDIndex(":, 0"));
  }
}
