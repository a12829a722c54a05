package mcl.finetuning.data;

import java.util.List;
import java.util.Optional;

/**
 * The names of the columns, or JSON fields, that hold what is read and what is right.
 *
 * @param texts of one text, or of the two of a pair
 * @param label none where nothing is known
 */
public record Columns(List<String> texts, Optional<String> label) {
  /** Takes a copy. */
  public Columns {
    texts = List.copyOf(texts);
  }

  /** A text and its label. */
  public static Columns of(String text, String label) {
    return new Columns(List.of(text), Optional.of(label));
  }
}
