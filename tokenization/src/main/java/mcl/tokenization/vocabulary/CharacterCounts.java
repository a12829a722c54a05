package mcl.tokenization.vocabulary;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How often each character occurs, and which of them occur behind the start of a word. */
final class CharacterCounts {
  private final Map<Integer, Long> counts = new HashMap<>();
  private final Set<Integer> continuing = new HashSet<>();

  /** Adds the characters of word i, as often as the word was counted. */
  void add(WordCounts words, int i) {
    for (int at = words.start(i); at < words.start(i + 1); ) {
      int character = Utf8.read(words.letters(), at);
      counts.merge(character, words.count(i), Long::sum);
      if (at > words.start(i)) {
        continuing.add(character);
      }
      at += Utf8.length(words.letters()[at]);
    }
  }

  Map<Integer, Long> counts() {
    return counts;
  }

  Set<Integer> continuing() {
    return continuing;
  }
}
