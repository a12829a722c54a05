package mcl.soups.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import mcl.base.check.UserException;

/** What keeps models from being merged, gathered so that the user sees all of it at once. */
final class Differences {
  private static final int SHOWN = 5;

  private final List<String> found = new ArrayList<>();

  void add(String pattern, Object... values) {
    found.add(String.format(Locale.ROOT, pattern, values));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** Throws if there are any. */
  void refuse(String repair) {
    if (isEmpty()) {
      return;
    }
    String more = found.size() > SHOWN ? "; and " + (found.size() - SHOWN) + " more" : "";
    throw new UserException(
        found.stream().limit(SHOWN).collect(Collectors.joining("; ")) + more + ". " + repair);
  }
}
