package mcl.finetuning.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import mcl.model.encoder.Pass;

/**
 * The mean of the last hidden states of all tokens but padding, {@code [CLS]} and {@code [SEP]}
 * among them, as sentence-transformers takes it.
 *
 * <p>B sequences, T tokens, H hidden size.
 */
final class TokenMean implements StateView {
  @Override
  public int rows(ModelInput input) {
    return 1;
  }

  @Override
  public NDArray of(Pass pass, InputBatch batch, NDArray hiddenBTH) {
    Shape sharesShape = new Shape(batch.inputs().size(), 1, batch.columns());
    NDArray sharesB1T = pass.scope().create(batch.shares(), sharesShape);
    return sharesB1T.matMul(hiddenBTH).squeeze(1);
  }
}
