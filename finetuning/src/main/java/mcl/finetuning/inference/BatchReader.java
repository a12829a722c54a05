package mcl.finetuning.inference;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import mcl.base.check.Stopped;
import mcl.bridge.ops.TensorOps;
import mcl.finetuning.data.LengthBatches;
import mcl.model.encoder.Dropout;
import mcl.model.encoder.Pass;
import mcl.model.weights.StateDict;
import mcl.model.weights.Weights;

/**
 * Asks a network about many inputs. Those of similar length are read together, so that little of a
 * batch is padding.
 *
 * @param scope in which each batch has a scope of its own
 * @param weights as they are when it reads
 * @param padding the id that fills the ends of rows
 * @param ops what it computes by
 */
public record BatchReader(
    NDManager scope, StateDict weights, Readout readout, int padding, TensorOps ops) {
  /**
   * Asks about each input, without dropout.
   *
   * @param batchSize inputs that are read together, at most
   * @param stop asked before each batch
   * @return the answers in the order of the inputs
   * @throws Stopped if the user wants it to end
   */
  public List<Answer> read(List<ModelInput> inputs, int batchSize, BooleanSupplier stop) {
    return read(inputs, batchSize, stop, done -> {});
  }

  /**
   * The same, told of.
   *
   * @param progress told after each batch how many inputs were read
   */
  public List<Answer> read(
      List<ModelInput> inputs, int batchSize, BooleanSupplier stop, IntConsumer progress) {
    int done = 0;
    Answer[] answers = new Answer[inputs.size()];
    LengthBatches batches =
        new LengthBatches(inputs.size(), place -> inputs.get(place).length(), batchSize);
    for (List<Integer> places : batches.byRisingLength()) {
      Stopped.check(stop);
      readBatch(places, places.stream().map(inputs::get).toList(), answers);
      done += places.size();
      progress.accept(done);
    }
    return Arrays.asList(answers);
  }

  private void readBatch(List<Integer> places, List<ModelInput> inputs, Answer[] answers) {
    float[] values = values(new InputBatch(inputs, padding));
    int from = 0;
    for (int i = 0; i < inputs.size(); i++) {
      int to = from + readout.rows(inputs.get(i)) * readout.columns();
      answers[places.get(i)] = new Answer(readout.columns(), Arrays.copyOfRange(values, from, to));
      from = to;
    }
  }

  private float[] values(InputBatch batch) {
    if (batch.inputs().stream().allMatch(input -> readout.rows(input) == 0)) {
      return new float[0];
    }
    try (NDManager inner = scope.newSubManager()) {
      Weights frozen = weights.frozen(inner);
      return readout.read(new Pass(inner, frozen::get, Dropout.NONE, ops), batch).toFloatArray();
    }
  }
}
