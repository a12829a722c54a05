package mcl.tokenization.vocabulary;

import java.util.List;

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
  private final Pieces pieces;
  private final SymbolWords words;
  private final LongCounts counts = new LongCounts();
  private final PairQueue queue = new PairQueue();
  private final PairChanges changes = new PairChanges();

  /** Takes the alphabet's pieces, and the words spelled with them. */
  PieceMerger(Pieces pieces, SymbolWords words) {
    this.pieces = pieces;
    this.words = words;
    PairChanges all = new PairChanges(); // grows as no merge will make it grow again
    words.addPairs(all);
    all.flush(counts, queue);
  }

  /**
   * Merges until there are so many pieces, or no pair is frequent enough.
   *
   * @throws InterruptedException if this thread is interrupted
   */
  List<String> learn(int size, int minFrequency, TrainingListener listener)
      throws InterruptedException {
    while (pieces.size() < size && !queue.isEmpty()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted after " + pieces.size() + " pieces");
      }
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
    return pieces.all();
  }

  private void merge(int entry) {
    long pair = queue.pair(entry);
    int merged = pieces.join(Pair.first(pair), Pair.second(pair));
    for (int i = queue.wordsStart(entry); i < queue.wordsEnd(entry); i++) {
      words.merge(queue.words()[i], pair, merged, changes);
    }
    changes.flush(counts, queue);
  }
}
