package mcl.finetuning;

import java.nio.file.Path;
import java.util.List;
import mcl.base.check.UserException;
import mcl.bridge.device.Compute;
import mcl.finetuning.data.Example;
import mcl.finetuning.inference.Answer;
import mcl.finetuning.inference.InputEncoder;
import mcl.finetuning.inference.TextModel;
import mcl.finetuning.task.EncodedRows;
import mcl.finetuning.task.EncodedText;
import mcl.finetuning.task.Prediction;
import mcl.finetuning.task.StoredTask;
import mcl.finetuning.task.Task;

/**
 * A fine-tuned model at work.
 *
 * <p>Owns native memory: use it in a try-with-resources. Not for several threads.
 */
public final class Predictor implements AutoCloseable {
  private final Task<?> task;
  private final TextModel model;

  private Predictor(Task<?> task, TextModel model) {
    this.task = task;
    this.model = model;
  }

  /**
   * Opens a model that {@code mcl finetune} or Hugging Face transformers made.
   *
   * @param folder of the model, or of the run that tuned it
   * @throws mcl.base.check.UserException naming the file and what is wrong
   */
  public static Predictor open(Path folder) {
    return open(folder, Compute.USUAL);
  }

  /** Opens the same, computed by this and there. */
  public static Predictor open(Path folder, Compute compute) {
    Task<?> task = StoredTask.read(folder);
    return new Predictor(task, TextModel.open(folder, task::network, compute));
  }

  /** What it was tuned for. */
  public Task<?> task() {
    return task;
  }

  /** The longest input it reads, in tokens, special ones included. */
  public int longest() {
    return model.longest();
  }

  /** What it says of rows, read together. */
  public record Answers(List<Prediction> predictions, long cut) {}

  /**
   * Says something of each row, in their order; labels are not looked at.
   *
   * @param batchSize texts that are read together, at most; those of similar length are
   * @param maxLength tokens of a text; longer ones are cut
   */
  public Answers predict(List<Example> rows, int batchSize, int maxLength) {
    return predict(
        task, rows.stream().map(Example::unlabeled).toList(), batchSize, model.encoder(maxLength));
  }

  private <E extends EncodedText> Answers predict(
      Task<E> asked, List<Example> rows, int batchSize, InputEncoder encoder) {
    EncodedRows<E> encoded = EncodedRows.of(asked, rows, encoder, () -> false);
    List<Answer> answers = model.read(encoded.inputs(), batchSize);
    if (answers.stream().anyMatch(Answer::hasNan)) {
      throw new UserException(
          "The model's answers are no numbers: its training failed, with too high a learning rate"
              + " perhaps. Tune it again.");
    }
    return new Answers(encoded.predictions(answers), encoded.cut());
  }

  @Override
  public void close() {
    model.close();
  }
}
