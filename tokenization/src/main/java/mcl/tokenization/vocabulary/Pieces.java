package mcl.tokenization.vocabulary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pieces so far, numbered in the order in which they came. */
final class Pieces {
  private static final String CONTINUING = "##";

  private final List<String> all = new ArrayList<>();
  private final Map<String, Integer> ids = new HashMap<>();

  /** The id of a piece, which is added if it is new. */
  int add(String piece) {
    Integer known = ids.putIfAbsent(piece, all.size());
    if (known == null) {
      all.add(piece);
      return all.size() - 1;
    }
    return known;
  }

  /** Adds a character as the start of a word. */
  int addStarting(int character) {
    return add(Character.toString(character));
  }

  /** Adds a character as the continuation of a word. */
  int addContinuing(int character) {
    return add(CONTINUING + Character.toString(character));
  }

  /** The id of the piece that two pieces make, of which the second continues a word. */
  int join(int first, int second) {
    return add(all.get(first) + all.get(second).substring(CONTINUING.length()));
  }

  int size() {
    return all.size();
  }

  List<String> all() {
    return all;
  }
}
