package mcl.tokenization.vocabulary;

/**
 * Keeps the number of distinct words bounded. The rule: there is a threshold, at first 1. Whenever
 * more words than the limit are held (or a gigabyte of letters), the threshold rises by one and all
 * words counted less often are dropped, until three quarters of the limit or less are left. A
 * dropped word that comes again is counted anew.
 *
 * <p>So a word's count is too low by less than the sum of the thresholds there were, and what is
 * frequent stays, unless it comes only after much else was seen and then seldom. The rule is
 * applied after fixed stretches of text, so the result does not depend on threads.
 */
final class WordPruning {
  private static final int MOST_LETTERS = 1 << 30;

  private final int maxWords;
  private long threshold = 1;
  private long droppedWords;
  private long droppedOccurrences;

  WordPruning(int maxWords) {
    this.maxWords = maxWords;
  }

  /** The same table, or a smaller one to be used instead. */
  WordCounts apply(WordCounts words) {
    if (words.size() <= maxWords && words.lettersUsed() <= MOST_LETTERS) {
      return words;
    }
    WordCounts kept = words;
    while (kept.size() > maxWords / 4 * 3 || kept.lettersUsed() > MOST_LETTERS / 4 * 3) {
      threshold++;
      kept = keepFrequent(kept);
    }
    return kept;
  }

  /** The last threshold: words counted less often were dropped; 1 if nothing was. */
  long threshold() {
    return threshold;
  }

  /** Words dropped, a word dropped twice counted twice. */
  long droppedWords() {
    return droppedWords;
  }

  /** How often the dropped words had been seen. */
  long droppedOccurrences() {
    return droppedOccurrences;
  }

  private WordCounts keepFrequent(WordCounts words) {
    WordCounts kept = new WordCounts();
    for (int i = 0; i < words.size(); i++) {
      if (words.count(i) >= threshold) {
        int start = words.start(i);
        kept.add(words.letters(), start, words.start(i + 1) - start, words.count(i));
      } else {
        droppedWords++;
        droppedOccurrences += words.count(i);
      }
    }
    return kept;
  }
}
