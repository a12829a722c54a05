package mcl.finetuning.task;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mcl.finetuning.answer.AnswerConfig;
import mcl.finetuning.data.Example;
import mcl.finetuning.data.LabelSet;
import mcl.finetuning.head.TaskNetwork;
import mcl.finetuning.inference.Answer;
import mcl.finetuning.inference.InputEncoder;
import mcl.model.config.EncoderConfig;

/**
 * What an encoder is tuned for: what it reads of a row, its head and loss, what its outputs mean,
 * and how that is scored. A new kind of task is one file with all of it, and a constant of {@link
 * TaskKind}.
 *
 * @param <E> what is read of a row at once
 */
public interface Task<E extends EncodedText> {
  /** The same task with other settings for answers, which most tasks do without. */
  default Task<E> with(AnswerConfig config) {
    return this;
  }

  /** Whether rows are texts or pairs, where that is all that they have. */
  default TextForm texts() {
    return TextForm.EITHER;
  }

  /** The encoder with the head of this task. */
  TaskNetwork network(EncoderConfig config);

  /**
   * Makes sure that a row is one of this task.
   *
   * @throws mcl.base.check.UserException naming its place and what is wrong
   */
  void require(Example row);

  /** The classes that texts or words have, where the task has any. */
  default Optional<LabelSet> classes() {
    return Optional.empty();
  }

  /** What a row is about: rows about the same are learned from, or judged by, together. */
  default Object matter(Example row) {
    return row;
  }

  /** What the network reads of a row: one input, or several where a long row needs them. */
  List<E> encode(Example row, InputEncoder encoder);

  /**
   * What the network's outputs mean.
   *
   * @param encoded of the row
   * @param answers to each of them
   */
  Prediction predict(Example row, List<E> encoded, List<Answer> answers);

  /**
   * What can be said of rows without reading them: the same of all, that which is right most often.
   *
   * @param rows whose labels are known
   */
  List<Prediction> uninformed(List<Example> rows);

  /** How well predictions fit to rows whose labels are known. */
  Scores score(List<Example> rows, List<Prediction> predictions);

  /**
   * Reads a prediction that some system wrote down, as {@link Prediction#text} writes it.
   *
   * @param place for messages
   * @throws mcl.base.check.UserException if it is none of this task
   */
  Prediction parse(String text, String place);

  /** Fields of the model's {@code config.json} beside the encoder's sizes. */
  Map<String, Object> modelFields();

  /** A weight as it is to be stored, in the given scope. */
  default NDArray stored(NDManager scope, String name, NDArray value) {
    return value;
  }
}
