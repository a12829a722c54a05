package mcl.finetuning;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import mcl.base.check.UserException;
import mcl.finetuning.data.DataSplit;
import mcl.finetuning.data.Example;
import mcl.finetuning.inference.InputEncoder;
import mcl.finetuning.task.EncodedRows;
import mcl.finetuning.task.EncodedText;
import mcl.finetuning.task.Task;
import mcl.tokenization.encoding.Tokenizer;

/**
 * The rows of a task as a network reads them: the same for all runs that cut alike.
 *
 * @param training in both orders, where the configuration says so
 * @param development a part for each split of the task
 * @param test a part for each split of the task
 */
public record EncodedData(
    TaskData data,
    EncodedRows<?> training,
    List<EncodedRows<?>> development,
    List<EncodedRows<?>> test) {

  /**
   * Encodes all rows for an encoder.
   *
   * @param stop asked before each row
   * @throws mcl.base.check.Stopped if the user wants it to end
   */
  public static EncodedData of(
      TaskData data, StartingPoint start, FineTuneConfig config, BooleanSupplier stop) {
    return of(data, data.task().with(config.answers()), start, config, stop);
  }

  private static <E extends EncodedText> EncodedData of(
      TaskData data,
      Task<E> task,
      StartingPoint start,
      FineTuneConfig config,
      BooleanSupplier stop) {
    int length = Math.min(config.maxLength(), start.config().maxPositionEmbeddings());
    try (Tokenizer tokenizer = Tokenizer.of(start.tokenizer())) {
      InputEncoder encoder = new InputEncoder(tokenizer, length);
      List<Example> training = new ArrayList<>(data.training().rows());
      if (config.bothOrders()) {
        requirePairs(data);
        data.training().rows().forEach(row -> training.add(row.swapped()));
      }
      return new EncodedData(
          data.with(task),
          EncodedRows.of(task, training, encoder, stop),
          encode(task, data.development(), encoder, stop),
          encode(task, data.test(), encoder, stop));
    }
  }

  private static void requirePairs(TaskData data) {
    if (data.training().rows().stream().anyMatch(row -> row.texts().size() != 2)) {
      throw UserException.of(
          "bothOrders is true, but the rows of task %s are no pairs. Set it to false.",
          data.name());
    }
  }

  private static <E extends EncodedText> List<EncodedRows<?>> encode(
      Task<E> task, List<DataSplit> splits, InputEncoder encoder, BooleanSupplier stop) {
    List<EncodedRows<?>> encoded = new ArrayList<>();
    splits.forEach(split -> encoded.add(EncodedRows.of(task, split.rows(), encoder, stop)));
    return encoded;
  }
}
