package mcl.finetuning.data;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The names of the columns, or JSON fields, that hold what is read and what is right.
 *
 * @param texts of one text, or of the two of a pair
 * @param label none where nothing is known
 * @param required whether that column must be there; a test file may lack it
 */
public record Columns(List<String> texts, Optional<String> label, boolean required) {
  /** Takes a copy. */
  public Columns {
    texts = List.copyOf(texts);
  }

  /** Columns that must all be there. */
  public Columns(List<String> texts, Optional<String> label) {
    this(texts, label, true);
  }

  /** A text and its label. */
  public static Columns of(String text, String label) {
    return new Columns(List.of(text), Optional.of(label));
  }

  /** The same of a file in which nothing may be known. */
  public Columns ofTestFile() {
    return new Columns(texts, label, false);
  }

  /** The label's column, if it must be there or is. */
  Optional<String> label(Predicate<String> isThere) {
    return label.filter(name -> required || isThere.test(name));
  }

  /** The options by which a user names them. */
  String options() {
    return label.isPresent()
        ? "--text-column, --second-column and --label-column"
        : "--text-column and --second-column";
  }
}
