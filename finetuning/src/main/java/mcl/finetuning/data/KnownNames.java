package mcl.finetuning.data;

import java.util.List;
import java.util.stream.Collectors;
import mcl.base.json.NearestName;

/** Says which columns, fields or labels there are, where one of another name is asked for. */
final class KnownNames {
  private static final int SHOWN = 20;

  private KnownNames() {}

  /**
   * The one that may be meant, or all.
   *
   * @param holder what has them, such as "The header"
   */
  static String hint(String wanted, List<String> known, String holder) {
    return NearestName.to(wanted, known)
        .map(name -> "Did you mean \"" + Shown.name(name) + "\"?")
        .orElseGet(() -> holder + " has: " + shown(known) + ".");
  }

  /** The first of many, fit to print, and how many more there are. */
  static String shown(List<String> names) {
    String first = names.stream().limit(SHOWN).map(Shown::name).collect(Collectors.joining(", "));
    return names.size() > SHOWN ? first + " and " + (names.size() - SHOWN) + " more" : first;
  }
}
