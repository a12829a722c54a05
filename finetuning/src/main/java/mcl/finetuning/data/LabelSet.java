package mcl.finetuning.data;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mcl.base.check.UserException;

/** The labels of a task, sorted by name; their places are the class numbers. */
public final class LabelSet {
  private final List<String> names;
  private final Map<String, Integer> numbers = new HashMap<>();

  private LabelSet(List<String> names) {
    this.names = names;
    for (String name : names) {
      numbers.put(name, numbers.size());
    }
  }

  /**
   * The labels that training rows have.
   *
   * @throws UserException if there is only one: nothing can be learned from it
   */
  public static LabelSet of(List<LabeledText> training) {
    List<String> names = training.stream().map(LabeledText::label).distinct().sorted().toList();
    if (names.size() < 2) {
      throw UserException.of(
          "The training rows have only the label \"%s\"; at least two are needed.", names.get(0));
    }
    return new LabelSet(names);
  }

  /** How many there are, C. */
  public int size() {
    return names.size();
  }

  /** All names; a name's place is its number. */
  public List<String> names() {
    return Collections.unmodifiableList(names);
  }

  /**
   * The number of a row's label.
   *
   * @throws UserException if no training row has it
   */
  public int number(LabeledText row) {
    Integer number = numbers.get(row.label());
    if (number == null) {
      throw UserException.of(
          "%s: the label \"%s\" is in no training row. Labels: %s.",
          row.place(), row.label(), String.join(", ", names));
    }
    return number;
  }
}
