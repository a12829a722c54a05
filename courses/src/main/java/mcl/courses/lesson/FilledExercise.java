package mcl.courses.lesson;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import mcl.base.check.Require;
import mcl.courses.corruption.CorruptedBatch;
import mcl.courses.sampling.SlotTokens;
import mcl.model.tensors.Tensors;
import mcl.tokenization.batch.TokenBatch;
import mcl.tokenization.batch.TokenGrid;

/**
 * A batch in which drawn tokens stand at the slots; it is asked everywhere but of padding. It is
 * put together on the device, where the tokens were drawn: a step need not wait for them.
 */
public record FilledExercise(CorruptedBatch batch, SlotTokens drawn) implements Exercise {
  /** There must be a token for every slot. */
  public FilledExercise {
    Require.argument(
        drawn.tokens().size() == batch.slots().count(),
        "%d tokens do not fill %d slots",
        drawn.tokens().size(),
        batch.slots().count());
  }

  @Override
  public NDArray ids(NDManager scope) {
    int[] inputs = batch.inputs().toArray();
    NDArray before = Tensors.indices(scope, inputs);
    NDArray all = NDArrays.concat(new NDList(before, drawn.tokens()));
    NDArray ids = all.gather(Tensors.indices(scope, sources(inputs.length)), 0);
    return ids.reshape(new Shape(batch.inputs().rows(), batch.inputs().columns()));
  }

  /**
   * Where each position's token comes from: its place in the inputs, or behind them in the slots.
   */
  private int[] sources(int positions) {
    int[] sources = new int[positions];
    for (int i = 0; i < positions; i++) {
      sources[i] = i;
    }
    int[] places = batch.slots().places();
    for (int slot = 0; slot < places.length; slot++) {
      sources[places[slot]] = positions + slot;
    }
    return sources;
  }

  @Override
  public NDArray replaced(NDManager scope, NDArray ids) {
    TokenGrid truth = batch.truth();
    return ids.neq(Tensors.ids(scope, truth.toArray(), truth.columns()))
        .toType(DataType.FLOAT32, false);
  }

  @Override
  public NDArray asked(NDManager scope) {
    return WrittenExercise.where(scope, batch.documents(), number -> number != TokenBatch.PADDING);
  }

  @Override
  public TokenGrid shown() {
    return batch.filled(drawn.values());
  }

  @Override
  public TokenGrid labels() {
    return Labels.of(batch.truth(), shown(), batch.documents());
  }
}
