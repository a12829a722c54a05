package mcl.finetuning.data;

import java.util.List;
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
        .map(name -> "Did you mean \"" + name + "\"?")
        .orElseGet(() -> holder + " has: " + shown(known) + ".");
  }

  /** The first of many, and how many more there are. */
  static String shown(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
    return names.size() > SHOWN ? first + " and " + (names.size() - SHOWN) + " more" : first;
  }
}
