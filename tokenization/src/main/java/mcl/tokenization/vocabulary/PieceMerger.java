package mcl.tokenization.vocabulary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Learns pieces by byte-pair encoding over characters, as the WordPiece trainer of the tokenizers
 * library does: merge the most frequent pair of neighbouring pieces into a new piece, again and
 * again; of equally frequent pairs, the one of the lowest ids.
 *
 * <p>Sennrich, Haddow and Birch, "Neural Machine Translation of Rare Words with Subword Units", ACL
 * 2016. Only words that hold the merged pair are touched, and only the counts of the pairs around
 * it: the queue keeps the words with each pair, and a stale count is put right when its entry comes
 * first.
 */
final class PieceMerger {
  static final String CONTINUING = "##";

  private final List<String> pieces = new ArrayList<>();
  private final Map<String, Integer> ids = new HashMap<>();
  private final LongCounts counts = new LongCounts();
  private final PairQueue queue = new PairQueue();
  private final PairChanges changes = new PairChanges();
  private final SymbolWords words;

  PieceMerger(List<String> special, Alphabet alphabet, WordCounts counted) {
    special.forEach(this::id);
    Map<Integer, Integer> starting = new HashMap<>();
    Map<Integer, Integer> continuing = new HashMap<>();
    for (int character : alphabet.starting()) {
      starting.put(character, id(Character.toString(character)));
    }
    for (int character : alphabet.continuing()) {
      continuing.put(character, id(CONTINUING + Character.toString(character)));
    }
    words = SymbolWords.of(counted, starting, continuing);
    words.addPairs(changes);
    changes.flush(counts, queue);
  }

  /** Merges until there are so many pieces, or no pair is frequent enough. */
  List<String> learn(int size, int minFrequency, TrainingListener listener) {
    while (pieces.size() < size && !queue.isEmpty()) {
      int entry = queue.pop();
      long count = counts.get(queue.pair(entry));
      if (count != queue.count(entry)) {
        queue.push(entry, count);
      } else if (count < Math.max(1, minFrequency)) {
        break;
      } else {
        merge(entry);
        listener.at(TrainingListener.Stage.LEARNING, pieces.size(), size);
      }
    }
    return pieces;
  }

  private void merge(int entry) {
    long pair = queue.pair(entry);
    String rest = pieces.get(Pair.second(pair)).substring(CONTINUING.length());
    int merged = id(pieces.get(Pair.first(pair)) + rest);
    for (int i = queue.wordsStart(entry); i < queue.wordsEnd(entry); i++) {
      words.merge(queue.words()[i], pair, merged, changes);
    }
    changes.flush(counts, queue);
  }

  /** The id of a piece, which is added if it is new. */
  private int id(String piece) {
    return ids.computeIfAbsent(
        piece,
        added -> {
          pieces.add(added);
          return pieces.size() - 1;
        });
  }
}
