package mcl.finetuning.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import mcl.model.encoder.Pass;
import mcl.model.tensors.Tensors;

/** The last hidden state of each token. */
final class TokenStates implements StateView {
  @Override
  public int rows(ModelInput input) {
    return input.length();
  }

  @Override
  public NDArray of(Pass pass, InputBatch batch, NDArray hiddenBTH) {
    long width = hiddenBTH.getShape().get(2);
    return hiddenBTH
        .reshape(new Shape(-1, width))
        .get(Tensors.indices(pass.scope(), batch.tokens()));
  }
}
