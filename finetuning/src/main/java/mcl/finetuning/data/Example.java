package mcl.finetuning.data;

import java.util.List;

/**
 * A row of a data set.
 *
 * @param texts one text, the two of a pair, the words of a sentence, or a question and a passage
 * @param label what is to be said of it
 * @param place the file and line it comes from, for messages
 * @param id what the file calls it; empty where it has no name
 */
public record Example(List<String> texts, Label label, String place, String id) {
  /** Takes a copy. */
  public Example {
    texts = List.copyOf(texts);
  }

  /** A row without a name. */
  public Example(List<String> texts, Label label, String place) {
    this(texts, label, place, "");
  }

  /** A text with its class. */
  public static Example of(String text, String label, String place) {
    return new Example(List.of(text), new Label.Name(label), place);
  }

  /** Whether the label is known. */
  public boolean isLabeled() {
    return !(label instanceof Label.Unknown);
  }

  /** The same row, of which nothing is known. */
  public Example unlabeled() {
    return isLabeled() ? new Example(texts, new Label.Unknown(), place, id) : this;
  }

  /** The pair in the other order. */
  public Example swapped() {
    return new Example(List.of(texts.get(1), texts.get(0)), label, place, id);
  }
}
