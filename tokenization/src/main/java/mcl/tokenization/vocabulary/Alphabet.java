package mcl.tokenization.vocabulary;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The characters that become pieces: the most frequent ones, up to a limit; of two equally frequent
 * ones the lower code point. Each is a piece as the start of a word, and another with "##" before
 * it where it occurs inside a word.
 */
final class Alphabet {
  private final List<Integer> starting; // by code point
  private final List<Integer> continuing; // by code point
  private final int left;

  private Alphabet(List<Integer> starting, List<Integer> continuing, int left) {
    this.starting = starting;
    this.continuing = continuing;
    this.left = left;
  }

  static Alphabet of(CharacterCounts characters, int limit) {
    TreeSet<Integer> kept = mostFrequent(characters.counts(), limit);
    TreeSet<Integer> inside = new TreeSet<>(characters.continuing());
    inside.retainAll(kept);
    int left = characters.counts().size() - kept.size();
    return new Alphabet(List.copyOf(kept), List.copyOf(inside), left);
  }

  private static TreeSet<Integer> mostFrequent(Map<Integer, Long> counts, int limit) {
    TreeSet<Integer> kept = new TreeSet<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<Integer, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(limit)
        .forEach(entry -> kept.add(entry.getKey()));
    return kept;
  }

  /** Characters as pieces that start a word, by code point. */
  List<Integer> starting() {
    return starting;
  }

  /** Characters as pieces that continue a word, by code point. */
  List<Integer> continuing() {
    return continuing;
  }

  /** How many characters of the corpus are not in it. */
  int left() {
    return left;
  }

  /** The number of pieces it takes. */
  int pieces() {
    return starting.size() + continuing.size();
  }
}
