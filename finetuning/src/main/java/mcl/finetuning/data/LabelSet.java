package mcl.finetuning.data;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mcl.base.check.UserException;

/** The names of a task's classes; their places are the class numbers. Immutable, equal by value. */
public final class LabelSet {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

  private final List<String> names;
  private final Map<String, Integer> numbers = new HashMap<>();

  private LabelSet(List<String> names) {
    this.names = names;
    for (String name : names) {
      numbers.put(name, numbers.size());
    }
  }

  /** These names, in this order. */
  public static LabelSet of(List<String> names) {
    return new LabelSet(List.copyOf(names));
  }

  /**
   * The names that training rows have, sorted; by size if all are whole numbers.
   *
   * @throws UserException if there is only one: nothing can be learned from it
   */
  public static LabelSet in(Collection<Example> training) {
    List<String> names = training.stream().flatMap(LabelSet::names).distinct().toList();
    if (names.size() < 2) {
      throw UserException.of(
          "The training rows have only the label \"%s\"; at least two are needed.",
          String.join("", names));
    }
    return new LabelSet(sorted(names));
  }

  /** The names that rows have, and these. */
  public static LabelSet named(Collection<Example> rows, Collection<String> more) {
    return new LabelSet(
        sorted(
            Stream.concat(rows.stream().flatMap(LabelSet::names), more.stream())
                .distinct()
                .toList()));
  }

  private static List<String> sorted(List<String> names) {
    boolean numbers = names.stream().allMatch(name -> NUMBER.matcher(name).matches());
    Comparator<String> order = Comparator.naturalOrder();
    return names.stream()
        .sorted(
            numbers
                ? Comparator.<String>comparingLong(Long::parseLong).thenComparing(order)
                : order)
        .toList();
  }

  private static Stream<String> names(Example row) {
    if (row.label() instanceof Label.Name one) {
      return Stream.of(one.name());
    }
    return row.label() instanceof Label.Tags tags ? tags.names().stream() : Stream.empty();
  }

  /** How many there are, C. */
  public int size() {
    return names.size();
  }

  /** All names; a name's place is its number. */
  public List<String> names() {
    return Collections.unmodifiableList(names);
  }

  /** Two names that differ only by case or by blanks around them, if there are any. */
  public Optional<List<String>> alike() {
    Map<String, String> seen = new HashMap<>();
    for (String name : names) {
      String before = seen.put(name.strip().toLowerCase(Locale.ROOT), name);
      if (before != null) {
        return Optional.of(List.of(before, name));
      }
    }
    return Optional.empty();
  }

  /** Whether there is a class of this name. */
  public boolean contains(String name) {
    return numbers.containsKey(name);
  }

  /**
   * The number of a class.
   *
   * @param place of the row that has it, for messages
   * @throws UserException if there is no such class
   */
  public int number(String name, String place) {
    Integer number = numbers.get(name);
    if (number == null) {
      throw UserException.of(
          "%s: the label \"%s\" is none of this task: %s.", place, name, KnownNames.shown(names));
    }
    return number;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LabelSet that && names.equals(that.names);
  }

  @Override
  public int hashCode() {
    return names.hashCode();
  }

  @Override
  public String toString() {
    return names.toString();
  }
}
