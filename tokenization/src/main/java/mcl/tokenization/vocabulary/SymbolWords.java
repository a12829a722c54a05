package mcl.tokenization.vocabulary;

import java.util.HashMap;
import java.util.Map;

/**
 * The distinct words as rows of piece ids, which merging shortens in place. Words of one piece are
 * left out: there is nothing to merge.
 */
final class SymbolWords {
  private final int[] symbols;
  private final int[] starts;
  private final int[] ends;
  private final long[] counts;
  private int size;

  private SymbolWords(int mostSymbols, int mostWords) {
    symbols = new int[mostSymbols];
    starts = new int[mostWords];
    ends = new int[mostWords];
    counts = new long[mostWords];
  }

  /** Spells the words in single characters, which become pieces; others are left out. */
  static SymbolWords of(WordCounts words, Alphabet alphabet, Pieces pieces) {
    Map<Integer, Integer> starting = new HashMap<>();
    Map<Integer, Integer> continuing = new HashMap<>();
    alphabet.starting().forEach(c -> starting.put(c, pieces.addStarting(c)));
    alphabet.continuing().forEach(c -> continuing.put(c, pieces.addContinuing(c)));
    SymbolWords spelled = new SymbolWords(words.lettersUsed(), words.size());
    int used = 0;
    for (int i = 0; i < words.size(); i++) {
      int end = used;
      for (int at = words.start(i); at < words.start(i + 1); ) {
        int character = Utf8.read(words.letters(), at);
        Integer id = (at == words.start(i) ? starting : continuing).get(character);
        if (id != null) {
          spelled.symbols[end++] = id;
        }
        at += Utf8.length(words.letters()[at]);
      }
      if (end - used > 1) {
        spelled.add(used, end, words.count(i));
        used = end;
      }
    }
    return spelled;
  }

  private void add(int start, int end, long count) {
    starts[size] = start;
    ends[size] = end;
    counts[size] = count;
    size++;
  }

  /** Notes all pairs as new. */
  void addPairs(PairChanges changes) {
    for (int word = 0; word < size; word++) {
      for (int i = starts[word] + 1; i < ends[word]; i++) {
        changes.added(symbols[i - 1], symbols[i], counts[word], word);
      }
    }
  }

  /**
   * Replaces a pair in a word from left to right and notes what that changes in its neighbourhood.
   * The pair itself is not noted: its count stays, so that it is merged at once if it appears again
   * (as the tokenizers library does).
   */
  void merge(int word, long pair, int merged, PairChanges changes) {
    int first = Pair.first(pair);
    int second = Pair.second(pair);
    long count = counts[word];
    int start = starts[word];
    int end = ends[word];
    int written = start;
    for (int at = start; at < end; ) {
      if (symbols[at] != first || at + 1 == end || symbols[at + 1] != second) {
        symbols[written++] = symbols[at++];
        continue;
      }
      if (written > start) {
        changes.removed(symbols[written - 1], first, count);
        changes.added(symbols[written - 1], merged, count, word);
      }
      symbols[written++] = merged;
      at += 2;
      if (at < end) {
        changes.removed(second, symbols[at], count);
        changes.added(merged, symbols[at], count, word);
      }
    }
    ends[word] = written;
  }
}
