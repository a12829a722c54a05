package mcl.finetuning.task;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import mcl.base.check.Stopped;
import mcl.finetuning.data.Example;
import mcl.finetuning.head.Target;
import mcl.finetuning.inference.Answer;
import mcl.finetuning.inference.InputEncoder;
import mcl.finetuning.inference.ModelInput;

/** Rows of a task as the network reads them. Immutable. */
public final class EncodedRows<E extends EncodedText> {
  private final Task<E> task;
  private final List<Example> rows;
  private final List<List<E>> encoded;
  private final List<E> inputs;

  private EncodedRows(Task<E> task, List<Example> rows, List<List<E>> encoded) {
    this.task = task;
    this.rows = rows;
    this.encoded = encoded;
    this.inputs = encoded.stream().flatMap(List::stream).toList();
  }

  /**
   * Encodes all rows, on all cores.
   *
   * @param stop asked before each row
   * @throws Stopped if the user wants it to end
   */
  public static <E extends EncodedText> EncodedRows<E> of(
      Task<E> task, List<Example> rows, InputEncoder encoder, BooleanSupplier stop) {
    return new EncodedRows<>(
        task, rows, rows.parallelStream().map(row -> encode(task, row, encoder, stop)).toList());
  }

  private static <E extends EncodedText> List<E> encode(
      Task<E> task, Example row, InputEncoder encoder, BooleanSupplier stop) {
    Stopped.check(stop);
    return task.encode(row, encoder);
  }

  /** The rows. */
  public List<Example> rows() {
    return rows;
  }

  /** What the network is to read, of the first row first; a long row may have several inputs. */
  public List<ModelInput> inputs() {
    return inputs.stream().map(EncodedText::input).toList();
  }

  /** What the outputs for the input at this place should be. */
  public Target target(int place) {
    return inputs.get(place).target();
  }

  /** How many inputs had to be cut to the longest length. */
  public long cut() {
    return inputs.stream().filter(each -> each.input().cut()).count();
  }

  /**
   * What the network's answers mean, for each row.
   *
   * @param answers to all inputs, in their order
   */
  public List<Prediction> predictions(List<Answer> answers) {
    List<Prediction> predictions = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < rows.size(); i++) {
      int to = from + encoded.get(i).size();
      predictions.add(task.predict(rows.get(i), encoded.get(i), answers.subList(from, to)));
      from = to;
    }
    return predictions;
  }
}
